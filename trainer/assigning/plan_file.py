"""The plan file of `assign`: strict YAML, or a table with one plan a row; every fault is one sentence with its line."""

import re
from collections.abc import Callable
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from trainer.assigning.plan import Plan, PlanProblem, Selection, Special
from trainer.assigning.zone_times import first_ms, last_ms, zone_named
from trainer.domain.assignment import COLLECTED, AttemptPolicy, Collected, Notice, PassRule
from trainer.domain.message import Message, message, one_after_another
from trainer.packs.entry import Entry
from trainer.packs.fault import Fault
from trainer.packs.sources import is_day
from trainer.packs.yaml_source.origin import Origin
from trainer.packs.yaml_source.source import read_source

_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_POLICIES: Final[tuple[AttemptPolicy, ...]] = ("latest", "best", "first")
_HOME: Final = "Asia/Tokyo"
_MOST_DAYS: Final = 3_650
_MOST_PEOPLE: Final = 20_000
_OWN: Final = "P"
"""How the rules begin whose sentence says already what to do."""
_COMMENT: Final = "Y01"
"""A comment behind a value, which packs refuse: in a plan, which nobody shares, it is one."""
N = TypeVar("N", int, float)


def read_plan(name: str, data: bytes, revised: str = "") -> Plan:
    """Return the plan in a file; `revised` is the id where the file leaves it out. Raises PlanProblem."""
    faults: list[Fault] = []
    origin = Origin(name, faults, data)
    root = read_source(origin).root
    if not isinstance(root, dict):
        raise PlanProblem(
            *(sentences(faults) or [message("The plan is empty. Write keys and values, as “assignment: A1”.")])
        )
    plan = plan_of(Entry(root, origin), revised)
    if told := sentences(faults):
        raise PlanProblem(*told)
    return plan


def sentences(faults: list[Fault]) -> list[Message]:
    """Return what is wrong, each with its line, in the order of the lines."""
    errors = (one for one in faults if one.severity == "error" and one.rule != _COMMENT)
    found = sorted(errors, key=lambda one: (one.line, one.column))
    return [message("Line {line}: {what}", line=one.line, what=_whole(one)) for one in found]


def _whole(fault: Fault) -> Message:
    return fault.sentence if fault.rule.startswith(_OWN) else one_after_another(fault.sentence, fault.mend)


def plan_of(entry: Entry, revised: str = "") -> Plan:
    """Return what an entry says; faults are noted where they stand."""
    zone = _zone(entry)
    due = _time(entry, "due", last_ms, zone) if entry.has("due") else None
    due_days = _number(entry, "due_days", int, 1, _MOST_DAYS)
    opened = _time(entry, "open", first_ms, zone)
    if due is not None and due_days is not None:
        entry.fault("P01", message("Write “due” or “due_days”, not both."), key="due_days")
    if due is not None and opened is not None and due < opened:
        entry.fault("P02", message("It is due before it opens."), key="due")
    groups, people = _recipients(entry)
    plan = Plan(
        id=_id(entry, revised),
        title=entry.text("title"),
        pack=entry.word("pack"),
        selection=_selection(entry),
        groups=groups,
        people=people,
        open_ms=opened or 0,
        due_ms=due,
        due_days=due_days,
        zone=str(zone),
        passing=_passing(entry),
        valid_days=_number(entry, "valid_days", int, 1, 10 * _MOST_DAYS),
        collect=_collected(entry),
        notice=_notice(entry),
        return_to=entry.word("return_to", default=""),
        special=tuple(_special(one, zone) for one in entry.entries("people", required=False, most=_MOST_PEOPLE)),
    )
    entry.finish()
    return plan


def _id(entry: Entry, revised: str) -> str:
    id_ = entry.word("assignment", default=revised or None)
    if id_ and not _ID.fullmatch(id_):
        entry.fault(
            "P03",
            message("“{word}” cannot be an assignment's id: Latin letters, digits, “.”, “-” and “_”, at most 40.",
                    word=id_[:60]),
            key="assignment",
        )  # fmt: skip
    if id_ and revised and id_ != revised:
        entry.fault(
            "P04", message("This is the plan of {id}, not of {revised}.", id=id_, revised=revised), key="assignment"
        )
    return id_


def _zone(entry: Entry) -> ZoneInfo:
    name = entry.word("zone", default=_HOME)
    zone = zone_named(name)
    if zone is None:
        entry.fault("P05", message("There is no time zone “{word}”. Write one as Asia/Tokyo.", word=name), key="zone")
    return zone or ZoneInfo("UTC")


def _time(entry: Entry, key: str, read: Callable[[str, ZoneInfo], int | None], zone: ZoneInfo) -> int | None:
    written = entry.word(key)
    found = read(written, zone) if written else None
    if written and found is None:
        entry.fault("P06", message("“{word}” is no time. Write it as 2026-12-14T23:59:59.", word=written[:40]), key=key)
    return found


def _number(entry: Entry, key: str, kind: Callable[[str], N], least: N, most: N) -> N | None:
    if not entry.has(key):
        return None
    written = entry.word(key)
    try:
        found = kind(written)
    except ValueError:
        found = None
    if written and (found is None or not least <= found <= most):
        entry.fault(
            "P07",
            message("“{key}” is a number from {least} to {most}.", key=key, least=least, most=most),
            key=key,
        )
        return None
    return found


def _selection(entry: Entry) -> Selection:
    inner = entry.entry("select")
    if inner is None:
        if not entry.has("select"):
            entry.fault("P08", message("Say what is assigned: “select:” with topics, facts or questions."))
        return Selection()
    facts = inner.words("facts", required=False)
    everything = facts == ("all",)
    found = Selection(
        inner.words("topics", required=False),
        () if everything else facts,
        everything,
        inner.words("questions", required=False),
    )
    if found == Selection():
        entry.fault("P08", message("Say what is assigned: “select:” with topics, facts or questions."), key="select")
    return found


def _recipients(entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    inner = entry.entry("for")
    groups = inner.words("groups", required=False) if inner is not None else ()
    people = inner.words("people", required=False) if inner is not None else ()
    if not groups and not people:
        entry.fault("P09", message("Say who it is for: “for:” with groups or people."), key="for" if inner else None)
    return groups, people


def _passing(entry: Entry) -> PassRule:
    inner = entry.entry("pass")
    if inner is None:
        entry.fault("P10", message("Say what completes it: “pass:” with seen, score or held_days."))
        return PassRule()
    seen = inner.one_of("seen", ("all",), default="") == "all"
    score = _number(inner, "score", float, 0.01, 1.0)
    of = inner.one_of("of", _POLICIES, default="latest")
    held = _number(inner, "held_days", int, 1, 100)
    test = _number(inner, "test_questions", int, 1, 1000)
    if not (seen or inner.has("score") or inner.has("held_days")):
        entry.fault("P10", message("Say what completes it: “pass:” with seen, score or held_days."), key="pass")
    if test is not None and score is None:
        inner.fault("P11", message("A test needs a score beside test_questions."), key="test_questions")
    policy = [one for one in _POLICIES if one == of] or _POLICIES
    return PassRule(seen, score, policy[0], held, test)


def _collected(entry: Entry) -> tuple[Collected, ...]:
    words = entry.words("collect", required=False)
    for word in words:
        if word not in {*COLLECTED, "none"}:
            entry.fault(
                "P12",
                message("“{word}” cannot be collected; what can be is {known}.", word=word,
                        known=", ".join(COLLECTED)),
                key="collect",
            )  # fmt: skip
    return tuple(one for one in COLLECTED if one in words)


def _notice(entry: Entry) -> Notice:
    inner = entry.entry("notice")
    if inner is None:
        entry.fault("P13", message("Say what learners are told: “notice:” with purpose, contact and keep_until."))
        return Notice(entry.text("title", required=False), "", "")
    keep = inner.word("keep_until")
    if keep and not is_day(keep):
        inner.fault("P14", message("“{word}” is no day. Write it as 2026-12-01.", word=keep[:40]), key="keep_until")
    return Notice(inner.text("purpose"), inner.word("contact"), keep)


def _special(entry: Entry, zone: ZoneInfo) -> Special:
    exempt = entry.word("exempt", default="")
    due = _time(entry, "due", last_ms, zone) if entry.has("due") else None
    if bool(exempt) == (due is not None) and (exempt or not entry.has("due")):
        entry.fault("P15", message("Write either “due” with a “reason”, or “exempt” with the reason behind it."))
    reason = exempt or entry.word("reason")
    return Special(entry.word("code"), due, bool(exempt), reason)


def with_lines(problem: PlanProblem, data: bytes) -> PlanProblem:
    """Return the problem with the line of each word that the pack or the roster does not know."""
    lines = data.decode("utf-8", "replace").splitlines()
    return PlanProblem(*(_with_line(one, lines) for one in problem.faults))


def _with_line(fault: Message, lines: list[str]) -> Message:
    words = [str(value) for name, value in fault.values if name in {"word", "code"}]
    found = [at for at, line in enumerate(lines, 1) if words and words[0] in line]
    return message("Line {line}: {what}", line=found[0], what=fault) if found else fault
