"""The settings as (name, value) rows, and back; an odd value never locks the learner out.

Light, as they are read before the first paint.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, get_args

from trainer.domain.focus import Focus
from trainer.domain.goal import Goal
from trainer.domain.preferences import Preferences, ThemeChoice, Use
from trainer.domain.study_day import LATEST_START_HOUR

_LEAST_MINUTES: Final = 1
_MOST_MINUTES: Final = 24 * 60
_LEAST_PERCENT: Final = 100
_MOST_PERCENT: Final = 200
_LONGEST_PATH: Final = 4096
_MOST_GOALS: Final = 100
_LATEST_DAY: Final = 2_932_896
"""31 December 9999."""


def _whole(value: object, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _spoken(value: object) -> bool:
    # Where the catalogues are is known by more than may be imported before the first paint.
    from trainer.translations import languages

    return value in languages()


def _day(value: object) -> bool:
    return value is None or _whole(value, 0, _LATEST_DAY)


def _path(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_PATH and "\0" not in value


def _goal(value: object) -> bool:
    if not isinstance(value, list) or len(value) != len(Goal._fields):
        return False
    id_, name, pack, facts, due_day, due_from, assigned, registration = value
    texts = [id_, name, pack, registration, *facts] if isinstance(facts, list) else [None]
    return all(isinstance(one, str) for one in texts) and _day(due_day) and _day(due_from) and assigned in (True, False)


def _read_goal(value: list[Any]) -> Goal:
    made = Goal(*value)
    return made._replace(facts=tuple(made.facts), assigned=bool(made.assigned))


def _focus(value: object) -> bool:
    if not isinstance(value, list) or len(value) != len(Focus._fields):
        return False
    pack, *chosen = value
    lists = all(isinstance(ids, list) and all(isinstance(one, str) for one in ids) for ids in chosen)
    return isinstance(pack, str) and lists


def _read_focus(value: list[Any]) -> Focus:
    pack, aspects, sides = value
    return Focus(pack, tuple(aspects), tuple(sides))


def _uses(value: object) -> bool:
    known = get_args(Use)
    return isinstance(value, list) and all(one in known for one in value) and len(value) <= len(known)


_READ: Final[Mapping[str, Callable[[Any], object]]] = {
    "uses": tuple,
    "goals": lambda value: tuple(map(_read_goal, value)),
    "focus": _read_focus,
}
"""Of what is stored in another shape than it has."""
_ALLOWED: Final[Mapping[str, Callable[[Any], bool]]] = {
    "language": _spoken,
    "theme": lambda value: value in get_args(ThemeChoice),
    "minutes": lambda value: _whole(value, _LEAST_MINUTES, _MOST_MINUTES),
    "text_percent": lambda value: _whole(value, _LEAST_PERCENT, _MOST_PERCENT),
    "calm": lambda value: isinstance(value, bool),
    "unseen_in_test": lambda value: isinstance(value, bool),
    "due_day": _day,
    "due_from": _day,
    "pack": _path,
    "second_folder": _path,
    "goals": lambda value: isinstance(value, list) and len(value) <= _MOST_GOALS and all(map(_goal, value)),
    "focus": _focus,
    "uses": _uses,
    "day_starts": lambda value: _whole(value, 0, LATEST_START_HOUR),
}


def preference_rows(preferences: Preferences) -> list[dict[str, str]]:
    """Return one row a setting."""
    return [{"name": name, "value": json.dumps(value)} for name, value in preferences._asdict().items()]


def read_preferences(rows: Iterable[tuple[str, str]]) -> Preferences:
    """Return the settings; the default where a value is missing or makes no sense."""
    read: dict[str, Any] = {}
    for name, text in rows:
        try:
            value = json.loads(text)
        except ValueError:
            continue
        if name in _ALLOWED and _ALLOWED[name](value):
            read[name] = _READ[name](value) if name in _READ else value
    return Preferences(**read)
