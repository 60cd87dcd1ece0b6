"""The exhibits as they are seen: one view a kind, and mypy names the kind that has none."""

from typing import assert_never

from PySide6.QtWidgets import QWidget

from trainer.domain.exhibit import (
    Bars,
    Dialogue,
    Form,
    Funnel,
    Line,
    Mail,
    Picture,
    PositionMap,
    ShownExhibit,
    Table,
)
from trainer.ui.question.exhibits.bars import BarsPicture, FunnelPicture
from trainer.ui.question.exhibits.line import LinePicture
from trainer.ui.question.exhibits.papers import dialogue_paper, form_paper, mail_paper
from trainer.ui.question.exhibits.photo import photo
from trainer.ui.question.exhibits.position_map import MapPicture
from trainer.ui.question.exhibits.table import TablePicture


def seen(exhibit: ShownExhibit) -> QWidget:  # noqa: C901 - one case a kind
    """Return what an exhibit looks like."""
    match exhibit:
        case Table():
            return TablePicture(exhibit)
        case Bars():
            return BarsPicture(exhibit)
        case Funnel():
            return FunnelPicture(exhibit)
        case Line():
            return LinePicture(exhibit)
        case PositionMap():
            return MapPicture(exhibit)
        case Dialogue():
            return dialogue_paper(exhibit)
        case Mail():
            return mail_paper(exhibit)
        case Form():
            return form_paper(exhibit)
        case Picture():
            return photo(exhibit)
        case _:
            assert_never(exhibit)
