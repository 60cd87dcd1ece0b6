"""Builds every part once and joins them; the only room that knows all others."""

import sys
from collections.abc import Sequence


def run(arguments: Sequence[str] | None = None) -> int:
    """Start what the command line asks for and return the exit status.

    0: done. 1: a known problem, told in one sentence. 2: the command line could not be understood.
    """
    from trainer.app.cli import follow
    from trainer.app.streams import prepare_streams

    prepare_streams()
    return follow(sys.argv[1:] if arguments is None else list(arguments))
