"""A pack whose every string tries to be more than text."""

import re
from pathlib import Path

from PySide6.QtGui import QColor, QImage

from tests.question_types.samples import FACTS, PACK, SAMPLES
from trainer.domain.pack import Pack
from trainer.packs.read_pack import read_pack
from trainer.question_types import QUESTION_TYPES

MARKER_COLOUR = 0xFF00FF
"""Of the picture that no widget may load: no theme has it."""
_FIELD = re.compile(r"""(\b(?:ja|en): )("[^"]*"|[^,}\n"\[]+?)(?=[,}\n])""")
_KEPT = re.compile(r"\[\[\d\]\]|\{\w+\}")
"""What a stem must keep: blanks and drawn numbers."""
TRICKS = (
    "<b>太字</b><i>b</i>",
    "&lt;b&gt; &amp; & _x_",
    "右\u202e左へ\u202c戻る\u2067逆\u2069",
    "# **md** [link](file:///etc/hostname) `code`",
    "あ" * 90 + "W" * 120,
    "🤖🏳️‍🌈 \U0001fae8 𠮷 é",
    "<a href='x'>a</a><table><tr><td>1</td></tr></table>",
    "<script>1</script> %s %1 {0} \\n ${x}",
)
"""Each stands in many of the texts, before or after the picture."""


def marker(folder: Path) -> Path:
    """Write a picture of a colour that is nowhere else."""
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(MARKER_COLOUR))
    path = folder / "marker.png"
    assert image.save(str(path))
    return path


class Tricks:
    """Hands out one hostile text after the other, each with a number by which it is known again."""

    def __init__(self, marker_path: Path) -> None:
        self._picture = f'<img src="file://{marker_path}">'
        self.made: list[str] = []

    def instead_of(self, plain: str) -> str:
        """Return a text that keeps only the blanks and numbers of `plain`."""
        number = len(self.made)
        trick = TRICKS[number % len(TRICKS)]
        first, second = (self._picture, trick) if number // len(TRICKS) % 2 == 0 else (trick, self._picture)
        made = " ".join([f"{first}{second}[{number}]", *_KEPT.findall(plain)])
        self.made.append(made)
        return made


def hostile_source(source: str, tricks: Tricks) -> str:
    """Return a pack file with every ja and en text replaced."""

    def replaced(found: re.Match[str]) -> str:
        text = tricks.instead_of(found.group(2).strip('"'))
        quoted = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'{found.group(1)}"{quoted}"'

    return _FIELD.sub(replaced, source)


def hostile_pack(folder: Path, tricks: Tricks, kinds: tuple[str, ...] = tuple(SAMPLES)) -> Pack:
    """Write and read a pack of one question of each of `kinds`, every string of it hostile."""
    files = {
        "pack.yaml": PACK.replace("author: Minori", "author: <b>x</b>"),
        "facts/role.yaml": FACTS,
        "questions/role.yaml": "questions:\n" + "".join(SAMPLES[kind] for kind in kinds),
    }
    for name, source in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(hostile_source(source, tricks), encoding="utf-8")
    found = read_pack(folder, QUESTION_TYPES)
    assert found.pack is not None, [str(fault) for fault in found.faults]
    return found.pack
