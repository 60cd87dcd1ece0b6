"""The words of HR's commands: one table of verbs, each with its values and flags."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from trainer.app.option_words import read_words
from trainer.app.unknown_option import UnknownOption
from trainer.domain.message import Message, message

HR_HELP = message(
    "Training that is handed out and collected (each with --organisation FOLDER, --json for machines):\n"
    "  organisation new --name NAME   set up an organisation; its key is kept behind a passphrase, asked for on the\n"
    "                            terminal or taken from MINORI_PASSPHRASE\n"
    "  organisation check        is its file as it was written?\n"
    "  organisation backup       back it up now; restore [BACKUP]: go back to the newest, or to that one\n"
    "  organisation recovery-sheet    the key in letters, to be printed; recover: back from the sheet\n"
    "  organisation forget CODE --yes    forget a person: what is left is a pseudonym; forget --past: what is no\n"
    "                            longer to be kept, results after their day and who has left\n"
    "  roster FILE [--dry-run]   take in who works here, from CSV or XLSX; --day 2026-12-01: from when on it holds\n"
    "  assign PLAN.yaml --to FOLDER [--revise ID]   write the files to hand out; a table (.csv): a plan a row"
)
RESULTS_HELP = message(
    "  collect FOLDER|FILE …     take in what was handed in; --watch: go on looking every 15 seconds\n"
    "  report status|overdue|reminders|heat|items|audit [--assignment ID] [--group CODE]\n"
    "                            [--as-of 2026-12-20T09:00+09:00] [--csv FILE] [--xlsx FILE] [--sign]\n"
    "  certificate --assignment ID [--person CODE] --to FOLDER   PDFs of who completed it\n"
    "  database check|copy postgresql+psycopg://USER@HOST/DATABASE   look at a server; copy the file to it: then\n"
    "                            --organisation takes its address (and --folder the folder of the key)"
)


class HrOptions(NamedTuple):
    """What one of HR's commands is asked for."""

    verb: str
    words: tuple[str, ...] = ()
    values: Mapping[str, str] = {}
    """By option, as `--to`."""
    flags: frozenset[str] = frozenset()

    @property
    def json(self) -> bool:
        """Return whether a machine reads the answer."""
        return "--json" in self.flags

    @property
    def organisation(self) -> Path | None:
        """Return the folder that was named; None: the one beside the learner's data."""
        named = self.values.get("--organisation" if not self.server else "--folder")
        return Path(named) if named else None

    @property
    def server(self) -> str:
        """Return the address of the server that keeps the data; empty where a file does."""
        named = self.values.get("--organisation", "")
        return named if named.startswith("postgresql") and ":" in named else ""


class _Verb(NamedTuple):
    values: tuple[str, ...]
    flags: tuple[str, ...]
    fewest: int
    most: int
    how: Message
    needed: tuple[str, ...] = ()
    """Values without which nothing can be done."""


VERBS: Final[Mapping[str, _Verb]] = {
    "organisation": _Verb(
        ("--name",),
        ("--yes", "--past"),
        1,
        2,
        message("Say what to do: main.py organisation new, check, backup, restore, recovery-sheet, recover or forget."),
    ),
    "database": _Verb(
        (),
        (),
        2,
        2,
        message(
            "Say what to do and with which server (e.g. main.py database check postgresql+psycopg://hr@db/minori)."
        ),
    ),
    "roster": _Verb(
        ("--encoding", "--day"),
        ("--dry-run", "--yes"),
        1,
        1,
        message("Name one roster (e.g. main.py roster people.xlsx)."),
    ),
    "assign": _Verb(
        ("--to", "--revise"),
        (),
        1,
        1,
        message("Name one plan and a folder (e.g. main.py assign plan.yaml --to out)."),
        ("--to",),
    ),
    "collect": _Verb((), ("--watch",), 1, 10_000, message("Name a folder or files (e.g. main.py collect returned).")),
    "report": _Verb(
        ("--assignment", "--as-of", "--group", "--csv", "--xlsx"),
        ("--sign",),
        1,
        1,
        message("Name one report: status, overdue, reminders, heat, items or audit."),
    ),
    "certificate": _Verb(
        ("--assignment", "--person", "--to"),
        (),
        0,
        0,
        message("Name an assignment and a folder (e.g. main.py certificate --assignment A1 --to out)."),
        ("--assignment", "--to"),
    ),
}
ORGANISATION_WORDS: Final = ("new", "check", "backup", "restore", "recovery-sheet", "recover", "forget")
HR_REPORTS: Final = ("status", "overdue", "reminders", "heat", "items", "audit")
REPORT: Final = "report"
"""Shared with the learner's reports, which have other names."""
HR_COMMANDS: Final = tuple(verb for verb in VERBS if verb != REPORT)


def is_hr_report(words: list[str]) -> bool:
    """Return whether HR's report is meant: by its name, or by the organisation it is to be of."""
    return any(word in HR_REPORTS or word.partition("=")[0] == "--organisation" for word in words)


def hr_options(words: list[str]) -> HrOptions | None:
    """Read the words of one of HR's commands; None where help is asked for. Raises UnknownOption."""
    verb = VERBS[words[0]]
    known_values, known_flags = ("--organisation", "--folder", *verb.values), ("--json", "--help", *verb.flags)
    named, values, flags = read_words(words[1:], known_values, known_flags)
    if "--help" in flags or "-h" in named:
        return None
    if not verb.fewest <= len(named) <= verb.most or any(word not in values for word in verb.needed):
        raise UnknownOption(verb.how)
    asked = HrOptions(words[0], named, values, flags)
    _check_organisation(asked)
    return asked


def _check_organisation(asked: HrOptions) -> None:
    if asked.verb != "organisation":
        return
    what = asked.words[0]
    if what not in ORGANISATION_WORDS:
        known = ", ".join(ORGANISATION_WORDS)
        raise UnknownOption(message("There is no “organisation {word}”; there is {known}.", word=what, known=known))
    if what == "new" and not asked.values.get("--name", "").strip():
        raise UnknownOption(message("Name the organisation as people know it: organisation new --name NAME."))
    if what == "forget" and len(asked.words) < len(("forget", "CODE")) and "--past" not in asked.flags:
        raise UnknownOption(message("Name the employee code: organisation forget CODE --yes."))
