"""A lane that does its work at once, where it is asked."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

Result = TypeVar("Result")


class HereLane:
    """No thread: what is submitted is done."""

    def submit(self, call: Callable[[], Result], /) -> Future[Result]:
        """Do it."""
        done = Future[Result]()
        done.set_result(call())
        return done
