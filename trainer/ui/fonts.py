"""A Japanese font on every machine: the system's own, or on Linux the one that came along."""

import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILIES = ("Yu Gothic UI", "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP")
"""Windows, macOS, Linux, in this order; after them whatever Qt finds."""
PACKAGE = "noto_cjk_sans_jp_regular"
FONT_FILE = "NotoSansCJKjp-Regular.otf"


def packaged_font() -> Path | None:
    """Return the font file that came along, without importing its package; None where it is not installed."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).with_name(FONT_FILE)
    return path if path.is_file() else None


def load_packaged_font() -> bool:
    """Make the packaged font known to Qt; False where there is none."""
    path = packaged_font()
    return path is not None and QFontDatabase.addApplicationFont(str(path)) >= 0


def interface_families() -> list[str]:
    """Return the families to use, best first: those of FAMILIES that are there, else one that speaks Japanese.

    Only families that exist: fontconfig answers for a missing one with any font, and the next is never asked. On Linux
    without any Japanese font the one that came along is loaded; the list is empty only where that is missing too.
    """
    there = _there()
    if there:
        return there
    # Asked last: going through all fonts for one that speaks Japanese takes 3 ms.
    speaking = QFontDatabase.families(QFontDatabase.WritingSystem.Japanese)
    chosen = japanese_first(speaking, _speaks_chinese)
    if (not chosen or _speaks_chinese(chosen[0])) and sys.platform == "linux" and load_packaged_font():
        return _there()
    return chosen[:1]


def japanese_first(speaking: Sequence[str], speaks_chinese: Callable[[str], bool]) -> list[str]:
    """Return families that speak Japanese, those that speak Chinese too last: 直 and 骨 look otherwise there."""
    return sorted(speaking, key=speaks_chinese)


def _speaks_chinese(family: str) -> bool:
    spoken = QFontDatabase.writingSystems(family)
    chinese = QFontDatabase.WritingSystem.SimplifiedChinese, QFontDatabase.WritingSystem.TraditionalChinese
    return any(one in spoken for one in chinese)


def _there() -> list[str]:
    known = set(QFontDatabase.families())  # once: to ask for one by name looks through aliases, a millisecond each
    return [family for family in FAMILIES if family in known]


def interface_font(pixels: int, families: list[str] | None = None) -> QFont:
    """Return the interface's font at `pixels` logical pixels."""
    font = QFont()
    families = interface_families() if families is None else families
    if families:
        font.setFamilies(families)
    font.setPixelSize(pixels)
    return font
