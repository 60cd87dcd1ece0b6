"""The end of a session as lines."""

from dataclasses import replace

from tests.ui import made
from tests.wordings import ja
from trainer.domain.tally import Tally
from trainer.terminal.feedback import end_lines


def test_an_end_without_a_question_has_its_own_words() -> None:
    """No 「0問中0問」, and when to come back; an end with answers counts them."""
    whole = made.ending()
    empty = replace(whole, counts=Tally(), topics=(), confused=())
    lines = list(end_lines(empty))
    assert "今日は全部確かめました。" in lines
    assert ja(whole.next_day_text) in lines
    assert not any("0" in line for line in lines)
    assert any("10" in line for line in end_lines(whole))
