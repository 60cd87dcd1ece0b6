"""Every screen in both themes and languages as pictures.

`python -m tests.screens.gallery OUT` writes all of them, full size, into a folder; `python -m tests.screens.gallery
--renew` draws the golden pictures anew, which `test_gallery.py` compares with: look at what `git diff` shows of them.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.large_screen import use_a_large_screen
from tests.packaged_fonts import use_only_packaged_fonts
from tests.screens.pictures import rounded, small
from tests.screens.showings import SHOWINGS, Showing
from tests.screens.stage import Look, Stage
from trainer.ui.application import ARGUMENTS

GOLDEN = Path(__file__).with_name("golden")
RENEW = "python -m tests.screens.gallery --renew"
LOOKS = (Look("ja", "light"), Look("ja", "dark"), Look("en", "light"), Look("en", "dark"))
LARGE = (Look("ja", "light", 200), Look("en", "light", 200), Look("en", pseudo=True))
"""Drawn for the eyes only: the walker measures them."""
NOT_KEPT = (
    *("-fresh", "-right"),
    *(f"console-{page}" for page in ("setup", "unlock", "lost", "empty", "roster", "questions", "preview", "truth")),
)
"""Showings that differ little from others, or are plain forms and tables: drawn and walked, not kept."""


def is_kept(showing: Showing) -> bool:
    """Return whether the showing has golden pictures."""
    return not showing.name.endswith(NOT_KEPT)


def name_of(showing: Showing, look: Look) -> str:
    """Return the picture's file name."""
    return f"{showing.name}-{look.name()}.png"


def drawn(stage: Stage, *, kept_only: bool) -> Iterator[tuple[Showing, QImage]]:
    """Yield every showing with the picture of the whole window."""
    for showing in SHOWINGS:
        if kept_only and not is_kept(showing):
            continue
        stage.put(showing)
        yield showing, stage.window.grab().toImage()


def write_all(application: QApplication, out: Path) -> int:
    """Write the whole gallery, full size; return how many pictures."""
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    for look in (*LOOKS, *LARGE):
        stage = Stage(application, look)
        for showing, image in drawn(stage, kept_only=False):
            image.save(str(out / name_of(showing, look)))
            count += 1
        stage.close()
    return count


def renew(application: QApplication, folder: Path = GOLDEN) -> int:
    """Draw the golden pictures anew and take away those nobody shows any more; return how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = set()
    for look in LOOKS:
        stage = Stage(application, look)
        for showing, image in drawn(stage, kept_only=True):
            path = folder / name_of(showing, look)
            rounded(small(image)).save(str(path), "PNG", 0)  # type: ignore[call-overload]
            wanted.add(path)
        stage.close()
    for path in set(folder.glob("*.png")) - wanted:
        path.unlink()
    return len(wanted)


def main(arguments: list[str]) -> None:
    """Write the gallery or renew the golden pictures."""
    if len(arguments) != 1:
        sys.exit(__doc__)
    use_a_large_screen()
    with tempfile.TemporaryDirectory() as fonts:
        use_only_packaged_fonts(Path(fonts))
        application = QApplication(list(ARGUMENTS))
        count = renew(application) if arguments[0] == "--renew" else write_all(application, Path(arguments[0]))
    print(f"{count} pictures")


if __name__ == "__main__":
    main(sys.argv[1:])
