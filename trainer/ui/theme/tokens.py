"""The roles of the look, in light and dark: colours, type scale, spacing and radii.

Source: the design sheet 「二つの畑と一本の水」. Every text role has at least 4.5:1 on paper and card, `edge` at
least 3:1; `tests/ui/test_contrast.py` computes it.
"""

from typing import NamedTuple


class Roles(NamedTuple):
    """Colours by what they are for, as #RRGGBB."""

    paper: str
    """The ground of the window."""
    card: str
    """The ground of cards and fields."""
    soil: str
    """Text."""
    bark: str
    """Quiet text."""
    leaf: str
    """Right, and the primary act."""
    leaf_deep: str
    """The primary button pressed or hovered."""
    leaf_wash: str
    """Ground of what was right."""
    water: str
    """Review and links."""
    water_wash: str
    """Ground of hints and of what is selected."""
    grain: str
    """New."""
    wilt: str
    """Wrong."""
    wilt_wash: str
    """Ground of what was wrong."""
    straw: str
    """Quiet fill."""
    line: str
    """Decoration only."""
    edge: str
    """Borders of controls and focus rings."""
    on_fill: str
    """Text on a filled button."""


class FieldColours(NamedTuple):
    """Colours of the picture; none of them carries meaning alone."""

    sky_top: str
    sky_low: str
    hill_far: str
    hill_near: str
    sun: str
    terrace_top: str
    terrace_low: str
    terrace_edge: str
    grass: str
    stream: str
    stream_light: str
    plank: str
    plank_edge: str
    mound_wet: str
    mound_dry: str
    seed: str
    green_wet: str
    green_dry: str
    straw_wet: str
    straw_dry: str
    bud: str
    fruit: str
    ear: str
    drop: str
    drop_rim: str
    vine: str


LIGHT = Roles(
    paper="#FAF6EC",
    card="#FFFDF8",
    soil="#2A2018",
    bark="#66574A",
    leaf="#2C7A4B",
    leaf_deep="#23623C",
    leaf_wash="#E9F3EA",
    water="#1C6B8C",
    water_wash="#E6F1F5",
    grain="#8F5A00",
    wilt="#AE3B2A",
    wilt_wash="#FBEAE6",
    straw="#F3E7C9",
    line="#DDD2BE",
    edge="#8C7B66",
    on_fill="#FFFFFF",
)

DARK = Roles(
    paper="#16140F",
    card="#211E17",
    soil="#F3ECDD",
    bark="#BBAF9B",
    leaf="#7FCB98",
    leaf_deep="#9AD8AE",
    leaf_wash="#203227",
    water="#7CC0DA",
    water_wash="#1B2E36",
    grain="#E8B65C",
    wilt="#F2957F",
    wilt_wash="#3B2520",
    straw="#3A311C",
    line="#3B3629",
    edge="#8E826D",
    on_fill="#16140F",
)

FIELD_LIGHT = FieldColours(
    sky_top="#DCEBEE",
    sky_low="#F4F3EA",
    hill_far="#D3E4D6",
    hill_near="#BCD6C0",
    sun="#E9B44C",
    terrace_top="#DFCDAB",
    terrace_low="#CBB38C",
    terrace_edge="#B39B75",
    grass="#A9BF8B",
    stream="#6FA9C0",
    stream_light="#A9D0DD",
    plank="#8A6844",
    plank_edge="#5E4429",
    mound_wet="#6B4E38",
    mound_dry="#A88968",
    seed="#F0C46A",
    green_wet="#1F6E43",
    green_dry="#6C8038",
    straw_wet="#A98A2B",
    straw_dry="#A8905A",
    bud="#86A84F",
    fruit="#B23425",
    ear="#DFA436",
    drop="#175E7C",
    drop_rim="#FFFDF8",
    vine="#7A3E6A",
)

FIELD_DARK = FieldColours(
    sky_top="#141B26",
    sky_low="#23303A",
    hill_far="#1F2E2E",
    hill_near="#1B2823",
    sun="#E9DDB8",
    terrace_top="#3A3021",
    terrace_low="#2A2318",
    terrace_edge="#5A4B33",
    grass="#3F5236",
    stream="#2F6480",
    stream_light="#4F8FAC",
    plank="#8A6A48",
    plank_edge="#B9946A",
    mound_wet="#17110B",
    mound_dry="#6B573F",
    seed="#E8B65C",
    green_wet="#6FBF83",
    green_dry="#A3A860",
    straw_wet="#CDB25C",
    straw_dry="#B3A173",
    bud="#A9CF7A",
    fruit="#F2836B",
    ear="#F0C25E",
    drop="#8FD3EC",
    drop_rim="#16140F",
    vine="#D79AC4",
)

SMALL, BODY, HEADING, TITLE, DISPLAY = 14, 16, 18, 24, 32
"""Type scale in logical pixels at 100 %."""
PROMPT = 24
"""The question itself."""
NAV_ICON = 24
"""Logical pixels at 100 % text size."""
STRONG = 700
"""Weight of what is strong: where only a regular face is installed, Qt thickens it from 700 on, not at 600."""

TINY_GAP, GAP, STEP, SPACE, WIDE, BROAD = 4, 8, 12, 16, 24, 36
"""Spacing in logical pixels."""

CARD_RADIUS, BUTTON_RADIUS, TAG_RADIUS, BAR_RADIUS = 20, 12, 9, 5
CONTENT_WIDTH = 860
"""Logical pixels; what is read is never wider."""
FADE_MS = 150
