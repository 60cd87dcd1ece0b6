"""Which look is shown: a pure function of the learner's choice and the system's scheme."""

from typing import Literal, NamedTuple

from trainer.domain.preferences import ThemeChoice
from trainer.ui.theme.tokens import DARK, FIELD_DARK, FIELD_LIGHT, LIGHT, FieldColours, Roles

Scheme = Literal["light", "dark", "unknown"]
"""What the system says."""


class Theme(NamedTuple):
    """One complete look."""

    name: Literal["light", "dark"]
    roles: Roles
    field: FieldColours


LIGHT_THEME = Theme("light", LIGHT, FIELD_LIGHT)
DARK_THEME = Theme("dark", DARK, FIELD_DARK)


def theme_for(choice: ThemeChoice, system: Scheme) -> Theme:
    """Return the look for a choice; a system that says nothing counts as light."""
    if choice == "dark" or (choice == "system" and system == "dark"):
        return DARK_THEME
    return LIGHT_THEME
