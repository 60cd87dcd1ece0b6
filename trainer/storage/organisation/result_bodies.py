"""Links, wrong facts and reasons as the columns hold them."""

import json
from collections.abc import Iterable
from typing import Any

from trainer.domain.assignment import HandedInLink
from trainer.domain.handed_in_chain import link_line
from trainer.domain.kept_answer import KeptAnswer, WrongFact
from trainer.domain.message import Message
from trainer.domain.subject import FactId


def body_of(link: HandedInLink) -> str:
    """Return a link's canonical JSON, which its hash is over."""
    return link_line(link)


def same_but_placed(one: str, other: str) -> bool:
    """Return whether two bodies say the same, in whatever places."""
    plain, beside = json.loads(one), json.loads(other)
    return bool({**plain, "place": 0} == {**beside, "place": 0})


def wrong_text(wrong: Iterable[WrongFact]) -> str:
    """Return wrong facts as one column holds them."""
    return " ".join(one.fact if one.taken_for is None else f"{one.fact}>{one.taken_for}" for one in wrong)


def wrong_from(text: str) -> tuple[WrongFact, ...]:
    """Return wrong facts from a column."""
    parts = (one.partition(">") for one in text.split())
    return tuple(WrongFact(FactId(fact), FactId(taken) if taken else None) for fact, _, taken in parts)


def reason_text(reason: Message) -> str:
    """Return a reason whose values are plain words or numbers; nothing for none."""
    return json.dumps([reason.id, dict(reason.values)], ensure_ascii=False, default=str) if reason.id else ""


def reason_from(text: str) -> Message:
    """Return a reason from a column."""
    if not text:
        return Message("")
    id_, values = json.loads(text)
    return Message(id_, tuple(values.items()))


def answer_columns(body: str, hash_: str, registration: str, digest: str, answer: KeptAnswer) -> dict[str, Any]:
    """Return the row of an answer."""
    return {
        "id": answer.id,
        "registration": registration,
        "device": answer.device,
        "place": answer.place,
        "hash": hash_,
        "body": body,
        "question": answer.question,
        "variant": answer.variant,
        "correct": int(answer.correct),
        "as_claimed": int(answer.as_claimed),
        "claimed": int(answer.claimed),
        "wrong": wrong_text(answer.wrong),
        "utc_ms": answer.utc_ms,
        "offset_minutes": answer.offset_minutes,
        "received_ms": answer.received_ms,
        "milliseconds": answer.milliseconds,
        "kind": answer.kind,
        "reserved": int(answer.reserved),
        "arm": answer.arm,
        "confidence": answer.confidence,
        "quarantined": 0,
        "digest": digest,
    }
