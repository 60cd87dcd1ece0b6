"""The binding must not lose references to None (PySide6 6.12.0 does, and aborts on Python 3.10 and 3.11)."""

import sys

import pytest
from PySide6.QtCore import QObject

CALLS = 1_000
TOLERATED_LOSS = 10


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from 3.12 on")
def test_a_thousand_qt_calls_lose_no_reference_to_none() -> None:
    """A thousand void Qt calls leave None's reference count where it was."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    assert sys.getrefcount(None) - before > -TOLERATED_LOSS
