"""The words of what a learner does with an assignment: open, hand-in."""

import os
import sys
from pathlib import Path

from trainer.app.command_line_options import AssignedOptions, CommandLineOptions
from trainer.app.option_words import value_behind
from trainer.app.unknown_option import UnknownOption, unknown_word
from trainer.domain.message import message

ASSIGNED_COMMANDS = ("open", "hand-in")
ASSIGNED_HELP = message(
    "What somebody assigned (each with --data FOLDER, --learner NAME):\n"
    "  open FILE.massign  look at it and take it on; without a window it is shown as text, and asks: --code NUMBER\n"
    "                     names the employee, --yes says that the notice was read\n"
    "  hand-in            write the results and put them where they are to go; --to FOLDER: there instead,\n"
    "                     --assignment ID: only this one (--json for machines)"
)
_WHOSE = ("--data", "--learner")
_VALUES = {"open": (*_WHOSE, "--code"), "hand-in": (*_WHOSE, "--to", "--assignment")}
_SWITCHES = {"open": ("--yes", "--terminal"), "hand-in": ("--json",)}


def assigned_options(words: list[str]) -> CommandLineOptions:
    """Read the words of one command; raises UnknownOption."""
    verb, rest = words[0], words[1:]
    said: dict[str, str] = {}
    while rest:
        word, _, value = rest.pop(0).partition("=")
        if word in {"--help", "-h"}:
            return CommandLineOptions(help=True)
        if word in _VALUES[verb]:
            said[word] = value or value_behind(word, rest)
        elif word in _SWITCHES[verb] and not value:
            said[word] = word
        elif word.startswith("-") or verb != "open":
            raise unknown_word(word, [*_VALUES[verb], *_SWITCHES[verb], "--help"])
        elif "file" in said:
            raise _name_one()
        else:
            said["file"] = word if not value else f"{word}={value}"
    if verb == "open" and "file" not in said:
        raise _name_one()
    return CommandLineOptions(
        data=Path(said["--data"]) if "--data" in said else None,
        learner=said.get("--learner"),
        terminal="--terminal" in said,
        yes="--yes" in said,
        json="--json" in said,
        assigned=AssignedOptions(
            Path(said["file"]) if "file" in said else None,
            said.get("--code", ""),
            said.get("--to", ""),
            said.get("--assignment", ""),
        ),
    )


def opens(file: Path) -> CommandLineOptions:
    """Return what a file that was given alone asks for, as a double click does."""
    return CommandLineOptions(assigned=AssignedOptions(file))


def is_without_window(options: CommandLineOptions) -> bool:
    """Return whether an assignment is handled as text: handing in always is, opening where there is no window."""
    from trainer.app.environment import has_display

    hands_in = options.assigned is not None and options.assigned.file is None
    return hands_in or options.yes or options.terminal or not has_display(os.environ, sys.platform)


def _name_one() -> UnknownOption:
    return UnknownOption(message("Name one file of a training (e.g. main.py open A1.massign)."))
