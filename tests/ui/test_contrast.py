"""Contrast of the roles, computed by the WCAG formula."""

import pytest

from trainer.ui.theme.theme import DARK_THEME, LIGHT_THEME, Theme, theme_for
from trainer.ui.theme.tokens import Roles

THEMES = pytest.mark.parametrize("theme", [LIGHT_THEME, DARK_THEME], ids=lambda theme: theme.name)


def luminance(colour: str) -> float:
    """Return the relative luminance of #RRGGBB."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def text_pairs(roles: Roles) -> list[tuple[str, str, str]]:
    """Return (name, text, ground) for every text role on every ground it may stand on."""
    texts = ("soil", "bark", "leaf", "water", "grain", "wilt")
    pairs = [(f"{text} on {ground}", text, ground) for text in texts for ground in ("paper", "card")]
    pairs += [(f"{text} on {ground}", text, ground) for text in ("soil", "bark") for ground in ("straw", "line")]
    washes = ("leaf_wash", "water_wash", "wilt_wash")
    pairs += [(f"{text} on {ground}", text, ground) for text in ("soil", "bark") for ground in washes]
    pairs += [("leaf on its wash", "leaf", "leaf_wash"), ("wilt on its wash", "wilt", "wilt_wash")]
    pairs += [("on_fill on leaf", "on_fill", "leaf"), ("on_fill on leaf_deep", "on_fill", "leaf_deep")]
    named = roles._asdict()
    return [(name, named[text], named[ground]) for name, text, ground in pairs]


def faint(pairs: list[tuple[str, str, str]], least: float) -> list[str]:
    """Return the names of the pairs below `least`."""
    return [f"{name}: {contrast(a, b):.2f}" for name, a, b in pairs if contrast(a, b) < least]


@pytest.mark.wcag("1.4.3")
@THEMES
def test_text_roles_reach_4_5(theme: Theme) -> None:
    """Every text role can be read on every ground it is used on."""
    assert faint(text_pairs(theme.roles), 4.5) == []


@pytest.mark.wcag("1.4.11")
@THEMES
def test_edge_reaches_3(theme: Theme) -> None:
    """Borders of controls and focus rings can be seen on every ground."""
    grounds = [(f"edge on {g}", theme.roles.edge, getattr(theme.roles, g)) for g in ("paper", "card", "straw")]
    rings = [(f"water on {g}", theme.roles.water, getattr(theme.roles, g)) for g in ("paper", "card", "straw")]
    assert faint(grounds + rings, 3.0) == []


@THEMES
def test_field_labels_can_be_read(theme: Theme) -> None:
    """Labels drawn on sky and terraces reach 4.5, drops and vines 3."""
    field, roles = theme.field, theme.roles
    labels = [("label", roles.soil, g) for g in (field.sky_top, field.sky_low, field.terrace_top, field.terrace_low)]
    signs = [("drop", field.drop, g) for g in (field.terrace_top, field.terrace_low)]
    signs += [("vine", field.vine, g) for g in (field.terrace_top, field.terrace_low)]
    assert faint(labels, 4.5) == []
    assert faint(signs, 3.0) == []


def test_control_a_faint_pair_is_found() -> None:
    """The measure fails where the design sheet says it must: decoration lines are only 1.4 to 1."""
    assert faint([("line on card", LIGHT_THEME.roles.line, LIGHT_THEME.roles.card)], 3.0) == ["line on card: 1.47"]


@pytest.mark.parametrize(
    ("choice", "system", "name"),
    [
        ("system", "light", "light"),
        ("system", "dark", "dark"),
        ("system", "unknown", "light"),
        ("light", "dark", "light"),
        ("dark", "light", "dark"),
    ],
)
def test_theme_is_a_function_of_choice_and_system(choice: str, system: str, name: str) -> None:
    """The learner's choice wins; otherwise the system's."""
    assert name == theme_for(choice, system).name  # type: ignore[arg-type]
