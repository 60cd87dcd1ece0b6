"""Every policy; a new one is one file and one line here."""

from trainer.scheduling.policies.due_then_new import DueThenNew
from trainer.scheduling.policies.shortfall_share import ShortfallShare
from trainer.scheduling.policy import Policy

POLICIES: tuple[Policy, ...] = (ShortfallShare(), DueThenNew())
"""The first one is used; the second is the simple one it must beat."""
