"""Every policy; a new one is one file and one line here."""

from trainer.scheduling.due_then_new import DueThenNew
from trainer.scheduling.policy import Policy
from trainer.scheduling.shortfall_share import ShortfallShare

POLICIES: tuple[Policy, ...] = (ShortfallShare(), DueThenNew())
"""The first one is used; the second is the simple one it must beat."""
