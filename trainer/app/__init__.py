"""Builds every part once and joins them; the only room that knows all others."""

import sys
from collections.abc import Sequence


def run(arguments: Sequence[str] | None = None) -> int:
    """Start what the command line asks for and return the exit status.

    0: done. 1: a known problem, told in one sentence. 2: the command line could not be understood.
    141: whoever read what is printed went away, as in `check PACK | head`.
    """
    from trainer.app.cli import follow
    from trainer.app.streams import READER_LEFT, let_go_of_output, prepare_streams

    prepare_streams()
    try:
        status = follow(sys.argv[1:] if arguments is None else list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        let_go_of_output()
        return READER_LEFT
    return status
