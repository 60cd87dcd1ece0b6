"""An assignment as plain values: what its file and the organisation's file say of it, word for word.

Keys and their meaning stand in `trainer.exchange.assignment_file`. Left out is what has its default.
"""

from collections.abc import Mapping
from typing import Final, TypeAlias, Union, cast

from trainer.domain.assignment import (
    COLLECTED,
    Assignment,
    AttemptPolicy,
    Collected,
    Notice,
    PassRule,
    Personal,
)
from trainer.domain.question import QuestionId
from trainer.domain.subject import FactId, PackId
from trainer.domain.text import Text

Plain: TypeAlias = Union[bool, int, float, str, "list[Plain]", "dict[str, Plain]", None]
"""What JSON can say."""
_POLICIES: Final[tuple[AttemptPolicy, ...]] = ("latest", "best", "first")
_KEY_BYTES: Final = 32


def as_plain(assignment: Assignment, pack_sha256: str) -> dict[str, Plain]:
    """Return an assignment in plain values; `pack_sha256` (hex) is of the pack's archive that lies beside it."""
    told: dict[str, Plain] = {
        "assignment": assignment.id,
        "rev": assignment.rev,
        "organisation": assignment.organisation,
        "organisation_key": assignment.organisation_key.hex(),
        "title": _text(assignment.title),
        "pack": {
            "id": assignment.pack,
            "version": assignment.pack_version,
            "hash": assignment.pack_hash,
            "sha256": pack_sha256,
        },
        "facts": list(assignment.facts),
        "questions": list(assignment.questions),
        "open_ms": assignment.open_ms,
        "zone": assignment.zone,
        "pass": _passing(assignment.passing),
        "collect": list(assignment.collect),
        "notice": {
            "purpose": _text(assignment.notice.purpose),
            "contact": assignment.notice.contact,
            "keep_until": assignment.notice.keep_until,
        },
    }
    optional: dict[str, Plain] = {
        "due_ms": assignment.due_ms,
        "due_days": assignment.due_days,
        "valid_days": assignment.valid_days,
        "return_to": assignment.return_to or None,
        "personal": _personal(assignment.personal),
    }
    return told | {key: value for key, value in optional.items() if value is not None}


def from_plain(told: Mapping[str, Plain]) -> tuple[Assignment, str]:
    """Return an assignment and the SHA-256 of its pack's archive. Raises ValueError, which names what is wrong."""
    whole = _Fields(told)
    pack, notice, personal = whole.inner("pack"), whole.inner("notice"), whole.get("personal")
    made = Assignment(
        id=whole.word("assignment"),
        rev=whole.number("rev", least=1),
        organisation=whole.word("organisation"),
        organisation_key=whole.key("organisation_key"),
        title=whole.text("title"),
        pack=PackId(pack.word("id")),
        pack_version=pack.word("version"),
        pack_hash=pack.word("hash"),
        facts=tuple(FactId(one) for one in whole.words("facts")),
        questions=tuple(QuestionId(one) for one in whole.words("questions")),
        open_ms=whole.number("open_ms"),
        due_ms=whole.number_or_none("due_ms"),
        due_days=whole.number_or_none("due_days"),
        zone=whole.word("zone"),
        passing=_read_passing(whole.inner("pass")),
        valid_days=whole.number_or_none("valid_days"),
        collect=_read_collected(whole.words("collect")),
        notice=Notice(notice.text("purpose"), notice.word("contact"), notice.word("keep_until")),
        return_to=whole.word("return_to", default=""),
        personal=None if personal is None else _read_personal(whole.inner("personal")),
    )
    return made, pack.word("sha256")


def _text(text: Text) -> dict[str, Plain]:
    return {"ja": text.ja, **({"en": text.en} if text.en else {})}


def _passing(rule: PassRule) -> dict[str, Plain]:
    told: dict[str, Plain] = {"of": rule.of}
    if rule.seen_all:
        told["seen_all"] = True
    for key in ("score", "held_days", "test_questions"):
        value = cast("float | int | None", rule._asdict()[key])
        if value is not None:
            told[key] = value
    return told


def _personal(personal: Personal | None) -> dict[str, Plain] | None:
    if personal is None:
        return None
    told: dict[str, Plain] = {"person": personal.person}
    if personal.due_ms is not None:
        told["due_ms"] = personal.due_ms
    if personal.exempt:
        told["exempt"] = True
    if personal.paused:
        told["paused"] = True
    return told


def _read_passing(told: "_Fields") -> PassRule:
    of = told.word("of", default="latest")
    policy = next((one for one in _POLICIES if one == of), None)
    if policy is None:
        raise ValueError("pass.of")
    rule = PassRule(
        told.truth("seen_all"), told.share_or_none("score"), policy,
        told.number_or_none("held_days"), told.number_or_none("test_questions"),
    )  # fmt: skip
    if not rule.seen_all and rule.score is None and rule.held_days is None:
        raise ValueError("pass")
    return rule


def _read_collected(words: tuple[str, ...]) -> tuple[Collected, ...]:
    found = tuple(one for one in COLLECTED if one in words)
    if len(found) < len(set(words)):
        raise ValueError("collect")
    return found


def _read_personal(told: "_Fields") -> Personal:
    return Personal(told.word("person"), told.number_or_none("due_ms"), told.truth("exempt"), told.truth("paused"))


class _Fields:
    """One object of a stranger's: each getter returns what it says or raises ValueError with the field's name."""

    def __init__(self, told: Mapping[str, Plain]) -> None:
        self._told = told

    def get(self, key: str) -> Plain:
        return self._told.get(key)

    def word(self, key: str, default: str | None = None) -> str:
        value = self._told.get(key, default)
        if not isinstance(value, str) or (default is None and not value):
            raise ValueError(key)
        return value

    def number(self, key: str, least: int = 0) -> int:
        value = self._told.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value < 1 << 53:
            raise ValueError(key)
        return value

    def number_or_none(self, key: str) -> int | None:
        return None if self._told.get(key) is None else self.number(key)

    def share_or_none(self, key: str) -> float | None:
        value = self._told.get(key)
        if value is None:
            return None
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
            raise ValueError(key)
        return float(value)

    def truth(self, key: str) -> bool:
        match self._told.get(key, False):
            case bool(value):
                return value
        raise ValueError(key)

    def words(self, key: str) -> tuple[str, ...]:
        value = self._told.get(key)
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise ValueError(key)
        return tuple(cast("list[str]", value))

    def inner(self, key: str) -> "_Fields":
        match self._told.get(key):
            case dict(value):
                return _Fields(value)
        raise ValueError(key)

    def text(self, key: str) -> Text:
        inner = self.inner(key)
        return Text(inner.word("ja", default=""), inner.word("en", default=""))

    def key(self, key: str) -> bytes:
        try:
            value = bytes.fromhex(self.word(key))
        except ValueError as error:
            raise ValueError(key) from error
        if len(value) != _KEY_BYTES:
            raise ValueError(key)
        return value
