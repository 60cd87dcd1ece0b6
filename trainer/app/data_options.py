"""The words of `check-data` and `restore`."""

from pathlib import Path

from trainer.app.command_line_options import CommandLineOptions
from trainer.app.option_words import place_behind
from trainer.app.unknown_option import unknown_word
from trainer.domain.message import message

DATA_COMMANDS = ("check-data", "restore")
DATA_HELP = message(
    "A record that is damaged or lost (each with --data FOLDER, --learner NAME):\n"
    "  check-data         check the whole record, and mend what it gives back by itself\n"
    "  restore [BACKUP]   put it together again from all that is sound, or go back to that backup; says first\n"
    "                     what comes back and what is lost, --yes: without asking"
)


def data_options(words: list[str]) -> CommandLineOptions:
    """Read the words of one command; raises UnknownOption."""
    restores, rest = words[0] == "restore", words[1:]
    options = CommandLineOptions(restore="") if restores else CommandLineOptions(check_data=True)
    while rest:
        word, _, value = rest.pop(0).partition("=")
        if word in {"--help", "-h"}:
            return CommandLineOptions(help=True)
        if word == "--data":
            options = options._replace(data=Path(value or place_behind(word, rest)))
        elif word == "--learner":
            options = options._replace(learner=value or place_behind(word, rest))
        elif word == "--yes" and restores:
            options = options._replace(yes=True)
        elif word.startswith("-") or options.restore != "":
            raise unknown_word(word, ["--data", "--learner", "--help", *(["--yes"] if restores else [])])
        else:
            options = options._replace(restore=word)
    return options
