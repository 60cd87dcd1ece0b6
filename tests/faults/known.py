"""Faults that are known and not mended yet: each is a test of its whole kind that must fail, until it is mended."""

import pytest


def fault(number: str, kind: str) -> pytest.MarkDecorator:
    """Return the mark of a test that a known fault makes fail; whoever mends the fault takes the mark away.

    Only a broken promise counts: a test that cannot run at all fails as ever.
    """
    return pytest.mark.xfail(strict=True, raises=AssertionError, reason=f"{number}: {kind}")
