"""Python's garbage collector, held still while many small records are made at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keep the collector from going through a whole pack and log again and again, where it would find nothing.

    Reading 10,000 questions took 11 s with it and 3 s without when measured.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
