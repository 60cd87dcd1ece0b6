"""What is handed in of one registration: made from the log anew each time, and the same each time."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from trainer.domain.assignment import HandedInAnswer, HandedInLink, HandedInUndo, Result
from trainer.domain.handed_in_chain import link_hash
from trainer.domain.hash_chain import EMPTY, Head
from trainer.domain.log_records import HandedIn, NoticeAcknowledged
from trainer.domain.question import Form, QuestionId, question_shown
from trainer.domain.review import Answered, AnswerRedone, AnswerUndone, LogRecord, RegistrationLink
from trainer.study.opened_assignments import OpenedAssignment
from trainer.study.session_context import SessionContext
from trainer.study.stamp import stamp

_OTHER = "other"


class Sender(NamedTuple):
    """Who writes a result."""

    key: bytes
    """The device's public key."""
    app: str
    """Version of the app."""


class Delivered(Protocol):
    """A result that lies where it was to go."""

    @property
    def name(self) -> str:
        """The file's name."""

    @property
    def registration(self) -> str:
        """What it is of."""

    @property
    def links(self) -> int:
        """How many it holds."""

    @property
    def head(self) -> str:
        """The hash of the newest."""


def links_of(records: Iterable[LogRecord]) -> tuple[HandedInLink, ...]:
    """Return the chains of one registration, device by device; `records` stand in the order of the log."""
    devices: dict[str, _Chain] = {}
    for record in records:
        devices.setdefault(record.device, _Chain()).take(record)
    return tuple(link for device in sorted(devices) for link in devices[device].links)


def how_many(records: Iterable[LogRecord]) -> int:
    """Return how many links these records come to."""
    known: set[str] = set()
    for record in records:
        match record:
            case Answered():
                known.add(record.id)
            case AnswerUndone(cancels=of) | AnswerRedone(redoes=of) if of in known:
                known.add(record.id)
            case _:
                pass
    return len(known)


def result_of(context: SessionContext, opened: OpenedAssignment, sender: Sender) -> Result:
    """Return what a hand-in of this moment says."""
    now, assignment = context.clock.now(), opened.assignment
    same = context.pack.id == assignment.pack
    return Result(
        assignment=assignment.id,
        rev=assignment.rev,
        registration=opened.registration,
        person=opened.person,
        pack_hash=context.pack.content_hash if same else assignment.pack_hash,
        app=sender.app,
        written_ms=now.utc_ms,
        offset_minutes=now.offset_minutes,
        acknowledged_ms=opened.acknowledged_ms,
        links=links_of(context.log.of_registration(opened.registration)),
        device=context.device,
        device_key=sender.key,
        flagged=_flagged(context, opened),
    )


def note_handed_in(context: SessionContext, opened: OpenedAssignment, delivered: Delivered) -> None:
    """Keep that a result lies where it was to go."""
    now = context.clock.now()
    context.log.note(
        HandedIn(
            **(stamp(context, now, context.states.today(now)) | {"pack": opened.assignment.pack}),
            link=RegistrationLink(opened.registration),
            result=delivered.name,
            answers=delivered.links,
            head=delivered.head,
        )
    )


def _flagged(context: SessionContext, opened: OpenedAssignment) -> tuple[QuestionId, ...]:
    assignment = opened.assignment
    if "flags" not in assignment.collect:
        return ()
    odd = {question_shown(showing) for showing in context.flags.flagged(assignment.pack)}
    return tuple(one for one in assignment.questions if one in odd)


class _Chain:
    """What one device hands in, link by link."""

    def __init__(self) -> None:
        self.links: list[HandedInLink] = []
        self._head: Head = EMPTY
        self._collected: Sequence[str] = ()
        """By the notice that was acknowledged before: what a later one names says nothing of earlier answers."""
        self._known: set[str] = set()

    def take(self, record: LogRecord) -> None:
        match record:
            case NoticeAcknowledged(collected=collected):
                self._collected = collected
            case Answered():
                self._add(_answer(record, self._collected))
            case AnswerUndone(cancels=of) if of in self._known:
                self._add(_undo(record, of, redo=False))
            case AnswerRedone(redoes=of) if of in self._known:
                self._add(_undo(record, of, redo=True))
            case _:
                pass

    def _add(self, link: HandedInLink) -> None:
        placed = link._replace(place=self._head.place + 1, previous=self._head.hash)
        self._head = Head(placed.place, link_hash(placed))
        self._known.add(placed.id)
        self.links.append(placed)


def _answer(record: Answered, collected: Sequence[str]) -> HandedInAnswer:
    confidence = record.confidence if "confidence" in collected else None
    return HandedInAnswer(
        id=record.id,
        device=record.device,
        place=0,
        previous="",
        question=record.question,
        rev=record.question_rev,
        variant=record.variant,
        draw=() if record.draw is None else record.draw.values,
        order=record.order,
        response=_response(record, typed="typed_text" in collected),
        claimed=record.correct,
        milliseconds=record.milliseconds,
        utc_ms=record.utc_ms,
        offset_minutes=record.offset_minutes,
        reserved=record.reserved,
        kind=record.session_kind,
        confidence="" if confidence is None else confidence.value,
        arm=record.arm if "effect" in collected else "",
        seed=record.seed,
        language=record.language,
    )


def _response(record: Answered, *, typed: bool) -> tuple[str, ...]:
    """Return keys as they are; of what was typed only what it matched, unless the text is collected."""
    if record.form is not Form.PRODUCE:
        return record.response.parts
    if not record.response.parts:
        return ()
    matched = record.matched.split("\n")
    if len(matched) != len(record.response.parts):
        # More was typed than there are places for, or nothing says what it matched.
        matched = [_OTHER] * len(record.response.parts)
    if not typed:
        return tuple(matched)
    parts = zip(matched, record.response.parts, strict=True)
    return tuple(f"t:{text}" if said == _OTHER else said for said, text in parts)


def _undo(record: AnswerUndone | AnswerRedone, of: str, *, redo: bool) -> HandedInUndo:
    return HandedInUndo(
        record.id, record.device, 0, "", of, redo=redo, utc_ms=record.utc_ms, offset_minutes=record.offset_minutes
    )
