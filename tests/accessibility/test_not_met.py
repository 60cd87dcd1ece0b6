"""Points that are known not to be met yet; whoever meets one takes its mark away."""

import pytest

from tests.faults.known import fault
from trainer.domain.preferences import Preferences


@fault("WCAG 2.1.4", "Z, F, Q, W, E and digits act alone wherever the keyboard is on a question")
@pytest.mark.wcag("2.1.4")
def test_single_keys_can_be_switched_off() -> None:
    """Who speaks to the machine, or hits keys by accident, can have them act only with Alt."""
    assert any("single_key" in name for name in Preferences._fields)
