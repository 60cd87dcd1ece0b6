"""The garden's words stay on the screens: no room that thinks or stores speaks of sowing, watering and harvest."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "trainer"
ROOMS = ("domain", "scheduling", "storage", "reports", "study")
GARDEN = re.compile(
    r"\b(sow(s|n|ed|ing)?|water(s|ed|ing)|to water|harvest(s|ed|ing)?|vines?|mounds?|sprouts?|sluices?)\b",
    re.IGNORECASE,
)


def garden_words(source: str) -> list[str]:
    """Return the garden's words in a module, wherever they stand; snake_case is read word by word."""
    return [found.group() for found in GARDEN.finditer(source.replace("_", " "))]


@pytest.mark.parametrize("room", ROOMS)
def test_no_garden_word_stands_in(room: str) -> None:
    """Neither in names nor in comments nor in what goes to disk."""
    found = {
        str(path.relative_to(ROOT)): words
        for path in (ROOT / room).rglob("*.py")
        if (words := garden_words(path.read_text("utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize("planted", ["open_vines = 1", "# watered today", 'kind = "sow"', "A sprout.", "can_harvest"])
def test_control_a_planted_one_is_found(planted: str) -> None:
    """In a name, a comment, a string."""
    assert garden_words(planted)
