"""The words of `draft`."""

from pathlib import Path

from trainer.app.command_line_options import CommandLineOptions, DraftOptions
from trainer.app.option_words import read_words
from trainer.app.unknown_option import UnknownOption
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
    files, values, flags = read_words(words[1:], _VALUES, _FLAGS)
    if "--help" in flags:
        return CommandLineOptions(help=True)
    if len(files) != 1 or "--to" not in values:
        raise UnknownOption(message("Name one table and a folder (e.g. main.py draft table.tsv --to my-pack)."))
    options = DraftOptions(
        Path(files[0]), Path(values["--to"]), values.get("--title", ""), values.get("--left", ""),
        values.get("--right", ""), values.get("--author", ""), "--json" in flags,
    )  # fmt: skip
    return CommandLineOptions(draft=options)
