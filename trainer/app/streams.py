"""Standard input and output as they may be: of any encoding, closed, or left by their reader."""

import os
import sys
from io import TextIOWrapper
from typing import TextIO, cast

from trainer.domain.visible import visible

READER_LEFT = 141
"""The exit status that a shell gives a program whose reader went away: 128 and the number of SIGPIPE."""


class PlainStream(TextIOWrapper):
    """A stream on which nothing that is written can move a cursor, set a title, or turn the direction of writing."""

    def write(self, text: str, /) -> int:
        """Write `text`, what a terminal would obey made visible; returns the number of characters given."""
        super().write(visible(text))
        return len(text)


def prepare_streams() -> None:
    """Open what is closed on nothing, and let what cannot show Japanese show replacement marks."""
    if sys.stdin is None:
        sys.stdin = _nothing("r")
    sys.stdout = _plain(sys.stdout or _nothing("w"))
    sys.stderr = _plain(sys.stderr or _nothing("w"))


def speak_json() -> None:
    """Let standard output be UTF-8, as JSON is wherever it is read, whatever the console is set to."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


def _nothing(mode: str) -> TextIO:
    return cast("TextIO", os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))  # stays open to the end


def let_go_of_output() -> None:
    """Send what is still to be written to nobody: its reader went away, as in `check PACK | head`."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _plain(stream: TextIO) -> TextIO:
    if isinstance(stream, PlainStream) or not isinstance(stream, TextIOWrapper):
        return stream
    return PlainStream(
        stream.buffer,
        encoding=stream.encoding,
        errors="replace",
        line_buffering=stream.line_buffering,
        write_through=True,
    )
