"""Feedback and the session's end as lines of text."""

from collections.abc import Iterator
from itertools import zip_longest

from trainer.domain.asking import Asking
from trainer.domain.grade import Grade, Slip, Verdict
from trainer.domain.message import NOTHING, message
from trainer.domain.tally import Tally, facts_words, tally_words
from trainer.study.steps import Contrast, EndStep, FactCard, FeedbackStep, Outcome, Stuck
from trainer.terminal.exhibits import exhibit_lines
from trainer.terminal.words import padded, plain, width, wrapped
from trainer.translations import joined, say, tr

_COLUMN = 34
_MARKS = {Outcome.RIGHT: "○", Outcome.TOLD: "・", Outcome.WRONG: "×"}


def feedback_lines(step: FeedbackStep) -> Iterator[str]:
    """Yield the parts of the feedback, one after the other."""
    told = step.told
    verdict = f"{_MARKS[told.outcome]} {say(told.verdict)}"
    yield f"{verdict} {say(told.score)}".rstrip()
    for said in told.said:
        yield f"{plain(say(said.lead))}: {plain(say(said.text))}"
    for contrast in told.contrasts:
        yield ""
        yield from _contrast_lines(contrast)
    if told.stuck is not None:
        yield from _stuck_lines(told.stuck)
    yield ""
    if step.may_accept:
        yield tr("/ok: that was right, and counts from now on.")
    comes_back, source = say(told.comes_back), say(told.source)
    if comes_back:
        yield plain(comes_back)
    if source:
        yield tr("Source: {source}", source=plain(source))


def _stuck_lines(stuck: Stuck) -> Iterator[str]:
    """Yield what is told of a fact that does not stick, and how to put it aside or bring it back."""
    yield ""
    yield plain(say(stuck.said))
    if stuck.aside:
        yield tr("/a brings it back.")
        return
    yield plain(say(stuck.text))
    yield tr("Source: {source}", source=plain(say(stuck.source)))
    if not stuck.stays:
        yield tr("/a puts it aside for now.")


def near_lines(grade: Grade) -> Iterator[str]:
    """Yield the near miss with the differing characters in ［ ］, or why nothing could be read."""
    if grade.verdict is Verdict.UNREAD:
        yield from (plain(refutation.why) for refutation in grade.refutations)
        return
    yield tr("So close. Type it once more; the marked characters differ.")
    yield "  " + "".join(_marked(slip) for slip in grade.slips)


def end_lines(step: EndStep) -> Iterator[str]:
    """Yield how the session went and when to come back."""
    yield ""
    if step.answered:
        yield say(tally_words(step.counts))
    else:
        yield tr("Everything is checked for today.")
    for topic in step.topics:
        words = say(facts_words(Tally(facts=topic.asked, facts_right=topic.right)))
        yield f"  {plain(say(topic.topic))}  {words}"
    if step.plants:
        grown = (f"{plain(say(one.name))}" for one in step.plants)
        yield tr("Grew: {names}", names=joined(message("{said}, {more}"), grown))
    yield from _pair_lines(step)
    yield plain(say(step.next_day_text))
    if step.focus_text != NOTHING:
        yield plain(say(step.focus_text))
    for review in step.to_review:
        yield ""
        yield from asked_lines(review.asking)
        yield from feedback_lines(review)


def _pair_lines(step: EndStep) -> Iterator[str]:
    for one, other in step.freed:
        yield tr("Not mixed up any more: {one} and {other}", one=plain(say(one)), other=plain(say(other)))
    for one, other in step.confused:
        yield tr("Mixed up: {one} and {other}", one=plain(say(one)), other=plain(say(other)))
    if step.more_confused:
        yield tr("The other pairs come bit by bit, too.")


def asked_lines(asking: Asking) -> Iterator[str]:
    """Yield what a question asks: below what it is asked about, where it has an exhibit."""
    if asking.exhibit is not None:
        yield from exhibit_lines(asking.exhibit)
        yield ""
    yield plain(asking.prompt)


def _marked(slip: Slip) -> str:
    return f"［{plain(slip.text)}］" if slip.differs else plain(slip.text)


def _contrast_lines(contrast: Contrast) -> Iterator[str]:
    """Yield the asked fact and its first twin side by side, the other twins below."""
    asked, twins = contrast.asked, contrast.twins
    aspect = plain(say(contrast.aspect))
    yield f"─ {aspect} " + "─" * max(0, 2 * _COLUMN - width(aspect))
    pair = (twins[0], asked) if contrast.asked_stands_right else (asked, twins[0])
    for one, other in zip_longest(*(_column(card) for card in pair), fillvalue=""):
        yield f"{padded(one, _COLUMN)} │ {other}".rstrip()
    if contrast.own_words:
        yield f"{tr('In your own words')}: {plain(contrast.own_words)}"
    elif contrast.may_word:
        yield tr("/w and one line: the difference in your own words.")
    for twin in twins[1:]:
        yield f"{plain(say(twin.side))}: {plain(say(twin.name))}"
        yield plain(say(twin.text))


def _column(card: FactCard) -> list[str]:
    head = f"{plain(say(card.side))}: {plain(say(card.name))}"
    return [*wrapped(head, _COLUMN), *wrapped(plain(say(card.text)), _COLUMN)]
