"""The learner's ability at the start of a day as a row, and back; a topic is written as its aspect and its side."""

import json
from collections.abc import Mapping
from typing import Any

from trainer.domain.study_day import StudyDay
from trainer.domain.subject import AspectId, PackId, SideId, Topic
from trainer.scheduling.ability import Ability, Growth, Offset, Unasked
from trainer.storage.learner.check_values import with_crc
from trainer.study.ports import AbilitySnapshot


def ability_row(pack: PackId, ability_snapshot: AbilitySnapshot) -> dict[str, Any]:
    """Return the row of a snapshot."""
    ability = ability_snapshot.ability
    kept = {
        "overall": ability.overall,
        "topics": [(*topic, *offset) for topic, offset in ability.topics.items()],
        "unasked": [(*topic, *counts) for topic, counts in ability.unasked.items()],
        "answers": [(*topic, worth) for topic, worth in ability.answers.items()],
        "growth": ability.growth,
    }
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    row = {
        "pack": pack,
        "study_day": ability_snapshot.day,
        "content_hash": ability_snapshot.content_hash,
        "ability": text,
    }
    return with_crc(row)


def read_ability(row: Mapping[str, Any]) -> AbilitySnapshot:
    """Return the snapshot of a row."""
    kept = json.loads(row["ability"])
    ability = Ability(
        overall=None if kept["overall"] is None else _offset(*kept["overall"]),
        topics={_topic(*one[:2]): _offset(*one[2:]) for one in kept["topics"]},
        unasked={_topic(*one[:2]): Unasked(*one[2:]) for one in kept["unasked"]},
        answers={_topic(*one[:2]): one[2] for one in kept["answers"]},
        growth=Growth(*kept["growth"]),
    )
    return AbilitySnapshot(StudyDay(row["study_day"]), row["content_hash"], ability)


def _topic(aspect: str, side: str) -> Topic:
    return Topic(AspectId(aspect), SideId(side))


def _offset(mean: float, variance: float, day: int) -> Offset:
    return Offset(mean, variance, StudyDay(day))
