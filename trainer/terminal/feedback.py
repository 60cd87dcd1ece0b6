"""Feedback and the session's end as lines of text."""

from collections.abc import Iterator
from itertools import zip_longest

from trainer.domain.grade import Grade, Slip
from trainer.study.steps import ContrastTable, EndStep, FeedbackStep, TwinColumn
from trainer.terminal.words import padded, plain, width, wrapped
from trainer.translations import say, tr

_COLUMN = 34


def feedback_lines(step: FeedbackStep) -> Iterator[str]:
    """Yield what decides, the refutation, the twin beside the fact, and the source."""
    grade = step.grade
    if grade.correct:
        yield "○ " + tr("Right.")
    else:
        yield "× " + tr("Not this time.") if step.response.parts else "・ " + tr("Here is the answer.")
        yield tr("Right answer: {answer}", answer=plain(grade.right_answer))
    for refutation in grade.refutations:
        yield f"  「{plain(refutation.chosen)}」 {plain(refutation.why)}"
    yield plain(say(step.decides))
    for table in step.twins:
        yield ""
        yield from _twin_lines(table)
    yield ""
    comes_back, source = say(step.comes_back), say(step.source)
    if comes_back:
        yield plain(comes_back)
    if source:
        yield tr("Source: {source}", source=plain(source))


def near_lines(grade: Grade) -> Iterator[str]:
    """Yield the near miss with the differing characters in ［ ］."""
    yield tr("So close. Type it once more; the marked characters differ.")
    yield "  " + "".join(_marked(slip) for slip in grade.slips)


def end_lines(step: EndStep) -> Iterator[str]:
    """Yield how the session went and when to come back."""
    yield ""
    if step.answered:
        yield tr("That is all for now: {right} of {answered} right.", right=step.right, answered=step.answered)
    else:
        yield tr("Everything is checked for today.")
    for topic in step.topics:
        yield f"  {plain(say(topic.topic))}  {topic.right}/{topic.asked}"
    for one, other in step.confused:
        yield tr("Mixed up: {one} and {other}", one=plain(say(one)), other=plain(say(other)))
    if step.more_confused:
        yield tr("The other pairs come bit by bit, too.")
    yield plain(say(step.next_day_text))
    for review in step.to_review:
        yield ""
        yield plain(review.asking.prompt)
        yield from feedback_lines(review)


def _marked(slip: Slip) -> str:
    return f"［{plain(slip.text)}］" if slip.differs else plain(slip.text)


def _twin_lines(table: ContrastTable) -> Iterator[str]:
    left = _column(table.left)
    right = _column(table.right)
    aspect = plain(say(table.aspect))
    yield f"─ {aspect} " + "─" * max(0, 2 * _COLUMN - width(aspect))
    for one, other in zip_longest(left, right, fillvalue=""):
        yield f"{padded(one, _COLUMN)} │ {other}".rstrip()


def _column(column: TwinColumn) -> list[str]:
    head = f"{plain(say(column.side))}: {plain(say(column.name))}"
    return [*wrapped(head, _COLUMN), *wrapped(plain(say(column.text)), _COLUMN)]
