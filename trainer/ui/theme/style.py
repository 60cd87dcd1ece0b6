"""Fills the one style template with tokens; the only place where sizes meet the learner's text size."""

from string import Template

from trainer.resources import assets_folder
from trainer.ui.theme import tokens
from trainer.ui.theme.theme import Theme

_SIZES = {
    "small": tokens.SMALL,
    "body": tokens.BODY,
    "heading": tokens.HEADING,
    "prompt": tokens.PROMPT,
    "title": tokens.TITLE,
    "display": tokens.DISPLAY,
}


def text_px(size: int, percent: int) -> int:
    """Return a type size in logical pixels at the learner's text size (100 to 200 %)."""
    return round(size * min(max(percent, 100), 200) / 100)


def style_sheet(theme: Theme, percent: int) -> str:
    """Return the application's style sheet; a template that names an unknown token is a bug and raises KeyError."""
    template = Template((assets_folder() / "style.qss").read_text(encoding="utf-8"))
    sizes = {f"text_{name}": f"{text_px(size, percent)}px" for name, size in _SIZES.items()}
    sizes["nav_top"] = f"{text_px(tokens.NAV_ICON, percent) + tokens.STEP}px"
    radii = {
        "radius_card": f"{tokens.CARD_RADIUS}px",
        "radius_button": f"{tokens.BUTTON_RADIUS}px",
        "radius_tag": f"{tokens.TAG_RADIUS}px",
        "radius_bar": f"{tokens.BAR_RADIUS}px",
    }
    words = {**theme.roles._asdict(), **sizes, **radii, "strong": str(tokens.STRONG)}
    return template.substitute(words)
