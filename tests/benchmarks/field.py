"""`python -m tests.benchmarks.field`: the field with 600 facts, repainted, against a blit of the same pixels.

Also what a new picture costs while the sprites are cached (after an answer), and with none cached (after a resize).
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui import made
from trainer.domain.preferences import Preferences
from trainer.ui.application import ARGUMENTS
from trainer.ui.fonts import load_packaged_font
from trainer.ui.garden.view import GardenView
from trainer.ui.theme.appearance import Appearance

SHAPE = tuple((43, 43, 0) for _ in range(7))
SIZES = (QSize(1148, 572), QSize(3600, 1900))
ROUNDS, REPEATS = 9, 10


class Blit(QWidget):
    """A widget that paints one picture and nothing else."""

    def __init__(self, pixels: QPixmap) -> None:
        super().__init__()
        self._pixels = pixels

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._pixels)
        painter.end()


def milliseconds(work: Callable[[], object]) -> float:
    """Return the time of one call, the mean of several."""
    began = perf_counter()
    for _ in range(REPEATS):
        work()
    return (perf_counter() - began) * 1000 / REPEATS


def measure(size: QSize, appearance: Appearance) -> None:
    """Print the table of one size."""
    view = GardenView(appearance)
    view.resize(size)
    view.show_field(made.home(shape=SHAPE))
    view.show()
    # Once more, as when the learner's data has been opened: from then on the labels are part of the picture.
    view.show_field(made.home(shape=SHAPE))
    canvas = QPixmap(size)
    pixels = view.grab()

    def blit() -> None:
        bare.render(canvas, QPoint(0, 0))

    bare = Blit(pixels)
    bare.resize(size)

    def repaint() -> None:
        view.render(canvas, QPoint(0, 0))

    def after_an_answer() -> None:
        view._picture = None
        view.render(canvas, QPoint(0, 0))

    def after_a_resize() -> None:
        view._repaint_all()
        view.render(canvas, QPoint(0, 0))

    cases = {
        "blit of the same pixels": blit, "repaint": repaint,
        "new picture, sprites cached": after_an_answer, "new picture, nothing cached": after_a_resize,
    }  # fmt: skip
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(ROUNDS):
        for name, work in cases.items():
            taken[name].append(milliseconds(work))
    floor = median(taken["blit of the same pixels"])
    print(f"{len(made.home(shape=SHAPE).plants)} facts at {size.width()} x {size.height()}")
    for name, values in taken.items():
        wanted = "  wanted <= 2" if name == "repaint" else ""
        print(f"  {name:<30}{median(values):8.2f} ms  {median(values) / floor:6.2f} x{wanted}")
    view.close()


def main() -> None:
    """Measure every size."""
    application = QApplication(list(ARGUMENTS))
    load_packaged_font()
    appearance = Appearance(application, Preferences(theme="light", calm=True))
    for size in SIZES:
        measure(size, appearance)


if __name__ == "__main__":
    main()
