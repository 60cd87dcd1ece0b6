"""Orca, as it comes with the system: everything it would speak, taken from its own log."""

import re
from contextlib import suppress
from pathlib import Path
from typing import Final

from tests.desktop.session import Desktop, until

ENVIRONMENT: Final = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
"""For the app: Qt tells assistive technology from the beginning on."""
_CUSTOM = """
import sys
from orca import debug
debug.debugFile.reconfigure(line_buffering=True)
sys.modules["orca.speechdispatcherfactory"] = None
"""
"""What a user may add to Orca's own start: the log as it grows, and no voice, which waits for a sound card."""
_INDENT = "\n" + 18 * " "
"""Before the further lines of an utterance."""
_SPOKEN = re.compile(r"SPEECH OUTPUT: '(.*?)' ?(?=[{<\n]|None|$)", re.DOTALL)


class Orca:
    """A running screen reader; `spoken` is what it has said so far."""

    def __init__(self, place: Desktop) -> None:
        self._log: Path = place.home / "orca.log"
        own = place.home / ".local" / "share" / "orca"
        place.run("mkdir", "-p", str(own))
        (own / "orca-customizations.py").write_text(_CUSTOM)
        place.start("orca", "--replace", "--debug-file", str(self._log))
        until(lambda: "it speaks" if self.spoken() else "", "Orca")

    def spoken(self) -> list[str]:
        """Return everything said, utterance by utterance."""
        if not self._log.exists():
            return []
        return _SPOKEN.findall(self._log.read_text("utf-8", errors="replace").replace(_INDENT, "\n"))

    def wait_for_more(self, after: int, wait_s: float = 3) -> None:
        """Wait a little for what is said to a key beside the key's own name; for some there is nothing more."""
        with suppress(TimeoutError):
            until(lambda: "more" if len(self.spoken()) > after + 1 else "", "more", wait_s)

    def wait_for(self, words: str, after: int) -> None:
        """Wait until `words` are spoken in what comes after so many utterances; raises AssertionError."""
        try:
            until(lambda: words if words in "\n".join(self.spoken()[after:]) else "", words, wait_s=20)
        except TimeoutError as late:
            raise AssertionError(f"{late}; it said: {self.spoken()[after:]}") from late
