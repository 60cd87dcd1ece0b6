"""The words of `draft`."""

from pathlib import Path

from trainer.app.command_line_options import CommandLineOptions, DraftOptions
from trainer.app.unknown_option import UnknownOption, unknown_word
from trainer.domain.message import message

AUTHORING_COMMANDS = ("draft",)
AUTHORING_HELP = message(
    "Making a pack:\n"
    "  draft TABLE --to FOLDER   draft questions from a table of distinctions (TSV or CSV: aspect, left, right, what\n"
    "                            decides, source …); what only a person can write stays marked in FOLDER/drafts\n"
    "     --title TITLE --left NAME --right NAME   what a new pack and its two sides are called\n"
    "     --author NAME          who makes it; --json for machines"
)
_VALUES = ("--to", "--title", "--left", "--right", "--author")
_FLAGS = ("--json", "--help")


def authoring_options(words: list[str]) -> CommandLineOptions:
    """Read the words of `draft`; raises UnknownOption."""
    values: dict[str, str] = {}
    flags: set[str] = set()
    files: list[str] = []
    rest = words[1:]
    while rest:
        word, mark, value = rest.pop(0).partition("=")
        if word in _VALUES:
            values[word] = value if mark else _value(word, rest)
        elif word in _FLAGS and not mark:
            flags.add(word)
        elif word.startswith("--"):
            raise unknown_word(word, [*_VALUES, *_FLAGS])
        else:
            files.append(f"{word}{mark}{value}")
    if "--help" in flags:
        return CommandLineOptions(help=True)
    if len(files) != 1 or "--to" not in values:
        raise UnknownOption(message("Name one table and a folder (e.g. main.py draft table.tsv --to my-pack)."))
    options = DraftOptions(
        Path(files[0]), Path(values["--to"]), values.get("--title", ""), values.get("--left", ""),
        values.get("--right", ""), values.get("--author", ""), "--json" in flags,
    )  # fmt: skip
    return CommandLineOptions(draft=options)


def _value(word: str, rest: list[str]) -> str:
    if not rest or not rest[0].strip() or rest[0].startswith("--"):
        raise UnknownOption(message("Put a value behind {word}.", word=word))
    return rest.pop(0)
