"""The command line: what was asked for, and one sentence where that cannot be understood."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from trainer import __version__
from trainer.app.assigned_options import ASSIGNED_COMMANDS, ASSIGNED_HELP, assigned_options, is_without_window, opens
from trainer.app.authoring_options import AUTHORING_COMMANDS, AUTHORING_HELP, authoring_options
from trainer.app.command_line_options import SEALED, CommandLineOptions, StartupListener, ignore_stages
from trainer.app.data_options import DATA_COMMANDS, DATA_HELP, data_options
from trainer.app.hr_options import HR_COMMANDS, HR_HELP, REPORT, RESULTS_HELP, hr_options, is_hr_report
from trainer.app.option_words import place_behind
from trainer.app.pack_options import MAKE_HELP, PACK_COMMANDS, PACK_HELP, pack_options
from trainer.app.presets import PresetsUnreadable, presets
from trainer.app.record_options import RECORD_COMMANDS, RECORD_HELP, record_options
from trainer.app.seal_options import SEAL_COMMANDS, SEAL_HELP, seal_options
from trainer.app.unknown_option import UnknownOption, unknown_word
from trainer.domain.message import message
from trainer.domain.problem import KnownProblem
from trainer.domain.text import FIRST_LANGUAGE, Language
from trainer.translations import IDS, languages, say

_SWITCHES: dict[str, Callable[[CommandLineOptions], CommandLineOptions]] = {
    "--self-check": lambda options: options._replace(self_check=True),
    "--terminal": lambda options: options._replace(terminal=True),
    "--new-history": lambda options: options._replace(history="new"),
    "--same-history": lambda options: options._replace(history="same"),
    "--version": lambda options: options._replace(version=True),
    "--help": lambda options: options._replace(help=True),
    "-h": lambda options: options._replace(help=True),
}


COMMANDS = (
    "check", "diff", "report", "notes", *AUTHORING_COMMANDS, *PACK_COMMANDS, *SEAL_COMMANDS, *ASSIGNED_COMMANDS,
    *DATA_COMMANDS, *RECORD_COMMANDS, *HR_COMMANDS,
)  # fmt: skip
ASSIGNED = ".massign"
_TWO = 2

_VALUES: dict[str, Callable[[CommandLineOptions, str], CommandLineOptions]] = {
    "--data": lambda options, folder: options._replace(data=Path(folder)),
    "--learner": lambda options, name: options._replace(learner=name),
    "--pack": lambda options, folder: options._replace(pack=Path(folder)),
}


HELP = message(
    "usage: main.py [--data FOLDER] [--learner NAME] [--pack FOLDER] [--terminal] [--self-check]\n"
    "       main.py check PACK [--json]\n"
    "       main.py diff OLD NEW [--json]\n"
    "       main.py report [NAME] [--csv] [--data FOLDER] [--learner NAME] [--pack FOLDER]\n"
    "       main.py notes [--data FOLDER] [--learner NAME] [--pack FOLDER]\n"
    "\n"
    "  --data FOLDER      where the learner's records are (default: this account's place)\n"
    "  --learner NAME     whose record, where several learn on this computer\n"
    "  --pack FOLDER      a pack to use instead of the built-in one; a sealed FILE.qpack does as well\n"
    "  --terminal         study as plain text, without a window\n"
    "  --new-history, --same-history\n"
    "                     with a pack whose id another one had: progress of its own, or that one's\n"
    "  --self-check       show and answer the first question in a throw-away folder, then quit\n"
    "  check PACK         check a question pack (--json for machines)\n"
    "  diff OLD NEW       what a new version of a pack changes for those who learn with it\n"
    "  report [NAME]      how it is going, as text or --csv; without NAME, which reports there are\n"
    "  notes              your own wordings, words on pairs and odd questions, as CSV for the pack's author\n"
    "  --version, --help  the version, this text"
)


def spoken_here(environment: dict[str, str] | None = None) -> Language:
    """Return the first language the environment asks for that there are words for.

    English where it asks only for others; Japanese where it says nothing, as on Windows and with C.
    """
    env = os.environ if environment is None else environment
    wished = [*env.get("LANGUAGE", "").split(":"), env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG") or ""]
    named = [one for one in (wish.split(".")[0].split("@")[0] for wish in wished) if one not in {"", "C", "POSIX"}]
    found = (code for one in named for code in (one, one.split("_")[0]) if code in languages())
    return next(found, IDS if named else FIRST_LANGUAGE)


def _language() -> Language:
    """Return the language that was chosen for this computer, else what its environment says."""
    try:
        chosen = presets().language
    except PresetsUnreadable:
        # Said, in the environment's language, by whoever needs the rest of the presets.
        chosen = ""
    return chosen if chosen in languages() else spoken_here()


def read_options(arguments: Sequence[str]) -> CommandLineOptions:
    """Read the command line.

    Raises:
        UnknownOption: for an unknown option or a missing value, naming the nearest known one.

    """
    options = CommandLineOptions()
    words = list(arguments)
    if words and words[0] in _OWN_WORDS:
        return _OWN_WORDS[words[0]](words)
    while words:
        word, _, value = words.pop(0).partition("=")
        if word in _VALUES:
            options = _VALUES[word](options, value or place_behind(word, words))
        elif word in _SWITCHES and not value:
            options = _SWITCHES[word](options)
        elif word.casefold().endswith(SEALED) and not word.startswith("-"):
            options = options._replace(pack=Path(word))
        elif word.casefold().endswith(ASSIGNED) and not word.startswith("-"):
            options = options._replace(assigned=opens(Path(word)).assigned)
        else:
            raise unknown_word(word, [*_VALUES, *(word for word in _SWITCHES if word != "-h"), *COMMANDS])
    return options


def follow(arguments: Sequence[str], listener: StartupListener = ignore_stages) -> int:
    """Do what the command line asks for; a known problem becomes one sentence on stderr.

    `listener` hears the stages of a start in a window.
    """
    language = _language()
    try:
        options = read_options(arguments)
    except UnknownOption as problem:
        _complain(problem, language)
        return 2
    try:
        return _do(options, language, listener)
    except KnownProblem as problem:
        _complain(problem, language)
        return 1


def _do(options: CommandLineOptions, language: Language, listener: StartupListener) -> int:
    if options.help:
        helps = (
            HELP, AUTHORING_HELP, PACK_HELP, MAKE_HELP, SEAL_HELP, ASSIGNED_HELP, DATA_HELP, RECORD_HELP, HR_HELP,
            RESULTS_HELP,
        )  # fmt: skip
        print("\n\n".join(say(part, language) for part in helps))
        return 0
    if options.version:
        print(f"みのり (Minori) {__version__}")
        return 0
    if options.bring_in is not None:
        from trainer.app.import_command import import_file

        return import_file(options.bring_in, language)
    if options.draft is not None:
        from trainer.app.draft_command import draft

        return draft(options.draft, language)
    if options.take_out is not None:
        from trainer.app.export_command import export_pack

        return export_pack(options.take_out, language)
    if options.hr is not None:
        from trainer.app.hr_command import follow_hr_command

        return follow_hr_command(options.hr, language)
    if options.seal is not None:
        from trainer.app.seal_command import follow_seal_command

        return follow_seal_command(options.seal, language, options.data)
    return _do_with_packs(options, language, listener)


def _do_with_packs(options: CommandLineOptions, language: Language, listener: StartupListener) -> int:
    if options.check is not None:
        from trainer.app.check_command import check_pack

        return check_pack(options.check, language, as_json=options.json)
    if options.compared is not None:
        from trainer.app.diff_command import diff

        return diff(*options.compared, language, as_json=options.json)
    if options.notes:
        from trainer.app.notes_command import notes

        return notes(options, language)
    if options.report is not None:
        from trainer.app.report_command import report

        return report(options, language)
    if options.check_data or options.restore is not None:
        from trainer.app.data_commands import check_data, restore

        return check_data(options, language) if options.check_data else restore(options, language)
    if options.record is not None:
        from trainer.app.record_commands import follow_record_command

        return follow_record_command(options, language)
    if options.assigned is not None and is_without_window(options):
        from trainer.app.assigned_command import follow_assigned_command

        return follow_assigned_command(options, options.assigned, language)
    from trainer.app.launch import launch

    return launch(options, language, listener)


def _check_options(words: list[str]) -> CommandLineOptions:
    if "--help" in words or "-h" in words:
        return CommandLineOptions(help=True)
    as_json = "--json" in words
    packs = [word for word in words if not word.startswith("-")]
    odd = [word for word in words if word.startswith("-") and word != "--json"]
    if odd:
        raise unknown_word(odd[0], ["--json"])
    if len(packs) != 1:
        raise UnknownOption(message("Name one pack folder to check (e.g. main.py check questions/sales-marketing)."))
    return CommandLineOptions(check=Path(packs[0]), json=as_json)


def _diff_options(words: list[str]) -> CommandLineOptions:
    if "--help" in words or "-h" in words:
        return CommandLineOptions(help=True)
    packs = [Path(word) for word in words if not word.startswith("-")]
    odd = [word for word in words if word.startswith("-") and word != "--json"]
    if odd:
        raise unknown_word(odd[0], ["--json"])
    if len(packs) != _TWO:
        raise UnknownOption(message("Name an old and a new version of a pack (e.g. main.py diff my-pack new/my-pack)."))
    return CommandLineOptions(compared=(packs[0], packs[1]), json="--json" in words)


def _report_options(words: list[str]) -> CommandLineOptions:
    options = CommandLineOptions(report="")
    while words:
        word, _, value = words.pop(0).partition("=")
        if word in _VALUES:
            options = _VALUES[word](options, value or place_behind(word, words))
        elif word in {"--help", "-h"}:
            return CommandLineOptions(help=True)
        elif word == "--csv":
            options = options._replace(csv=True)
        elif word.startswith("-"):
            raise unknown_word(word, [*_VALUES, "--csv", "--help"])
        elif options.report:
            raise UnknownOption(message("Name one report at a time (main.py report lists them)."))
        else:
            options = options._replace(report=word)
    return options


def _notes_options(words: list[str]) -> CommandLineOptions:
    options = CommandLineOptions(notes=True)
    while words:
        word, _, value = words.pop(0).partition("=")
        if word in {"--help", "-h"}:
            return CommandLineOptions(help=True)
        if word not in _VALUES:
            raise unknown_word(word, [*_VALUES, "--help"])
        options = _VALUES[word](options, value or place_behind(word, words))
    return options


def _hr_options(words: list[str]) -> CommandLineOptions:
    asked = hr_options(words)
    return CommandLineOptions(help=True) if asked is None else CommandLineOptions(hr=asked)


_OWN_WORDS: dict[str, Callable[[list[str]], CommandLineOptions]] = {
    "check": lambda words: _check_options(words[1:]),
    "diff": lambda words: _diff_options(words[1:]),
    REPORT: lambda words: _hr_options(words) if is_hr_report(words) else _report_options(words[1:]),
    "notes": lambda words: _notes_options(words[1:]),
    **dict.fromkeys(AUTHORING_COMMANDS, authoring_options),
    **dict.fromkeys(PACK_COMMANDS, pack_options),
    **dict.fromkeys(SEAL_COMMANDS, seal_options),
    **dict.fromkeys(ASSIGNED_COMMANDS, assigned_options),
    **dict.fromkeys(DATA_COMMANDS, data_options),
    **dict.fromkeys(RECORD_COMMANDS, record_options),
    **dict.fromkeys(HR_COMMANDS, _hr_options),
}
"""Commands that read their own words."""


def _complain(problem: KnownProblem, language: Language) -> None:
    sys.stderr.write(say(problem.sentence, language) + "\n")
