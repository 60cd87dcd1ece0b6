"""The words of the commands on the whole record: export, import, erase."""

from pathlib import Path

from trainer.app.command_line_options import CommandLineOptions, RecordCommand, SettingsChoice
from trainer.app.option_words import value_behind
from trainer.app.unknown_option import UnknownOption, unknown_word
from trainer.domain.message import message

RECORD_COMMANDS: dict[str, RecordCommand] = {
    "export-record": "export", "join-record": "import", "erase-record": "erase",
}  # fmt: skip
RECORD_HELP = message(
    "The whole record (each with --data FOLDER, --learner NAME):\n"
    "  export-record FILE save it in one file, for another computer\n"
    "  join-record FILE   join another computer's to it; --settings mine or theirs: whose settings stay\n"
    "  erase-record       erase everything that is kept of you, after asking; --yes: without asking"
)
_WORDS = {command: word for word, command in RECORD_COMMANDS.items()}
_SETTINGS: dict[str, SettingsChoice] = {"mine": "mine", "theirs": "theirs"}
_WHOSE = ("--data", "--learner")
_OPTIONS = {"export": _WHOSE, "import": (*_WHOSE, "--settings"), "erase": (*_WHOSE, "--yes")}


def record_options(words: list[str]) -> CommandLineOptions:
    """Read the words of one command; raises UnknownOption."""
    command = RECORD_COMMANDS[words[0]]
    options, rest = CommandLineOptions(record=command), words[1:]
    while rest:
        word, _, value = rest.pop(0).partition("=")
        if word in {"--help", "-h"}:
            return CommandLineOptions(help=True)
        if word.startswith("-") and word not in _OPTIONS[command]:
            raise unknown_word(word, [*_OPTIONS[command], "--help"])
        options = _with(options, word, value, rest)
    if (options.file is None) == (command != "erase"):
        raise _name_one_file(words[0])
    return options


def _with(options: CommandLineOptions, word: str, value: str, rest: list[str]) -> CommandLineOptions:
    if word == "--yes":
        return options._replace(yes=True)
    if word == "--data":
        return options._replace(data=Path(value or value_behind(word, rest)))
    if word == "--learner":
        return options._replace(learner=value or value_behind(word, rest))
    if word == "--settings":
        chosen = value or value_behind(word, rest)
        if chosen not in _SETTINGS:
            raise unknown_word(chosen, list(_SETTINGS))
        return options._replace(settings=_SETTINGS[chosen])
    if options.file is not None:
        raise _name_one_file(_WORDS[options.record or "export"])
    return options._replace(file=Path(word))


def _name_one_file(command: str) -> UnknownOption:
    if command == "erase-record":
        return UnknownOption(message("main.py erase-record takes no file: it erases what is in the data folder."))
    return UnknownOption(message("Name one file (e.g. main.py {command} my-record.minori).", command=command))
