"""Every policy; a new one is one file and one line here."""

from trainer.scheduling.due_then_new import DueThenNew
from trainer.scheduling.policy import Policy
from trainer.scheduling.shortfall_share import ShortfallShare

POLICIES: tuple[Policy, ...] = (DueThenNew(), ShortfallShare())
"""The first one is used; the second waits until the desk tells it due day, leaning and mended pairs."""
