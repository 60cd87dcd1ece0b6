"""What each fact is answered with: in a pack that names no twin, a wrong answer may be another fact's right one."""

from collections.abc import Iterator, Mapping

from trainer.domain.asking import Asking
from trainer.domain.folding import fold
from trainer.domain.pack import Pack
from trainer.domain.question import Body, Question
from trainer.domain.response import Response
from trainer.domain.subject import FactId
from trainer.question_types.card import CardBody
from trainer.question_types.common.choosing import ChoicesBody
from trainer.question_types.short import ShortBody


def right_answers(pack: Pack) -> Mapping[str, FactId]:
    """Return the fact by each of its right answers, folded; an answer to several facts says nothing and is left out."""
    found: dict[str, FactId | None] = {}
    for question in pack.questions.values():
        if len(question.tests) == 1 and not question.retired:
            fact = question.tests[0]
            for answer in map(fold, _right(question.body)):
                if answer:
                    found[answer] = fact if found.get(answer, fact) == fact else None
    return {answer: fact for answer, fact in found.items() if fact is not None}


def taken_for(answers: Mapping[str, FactId], question: Question, asking: Asking, response: Response) -> FactId | None:
    """Return the other fact that a wrong response would have been right for; None where it is none, or several."""
    facts = {answers.get(fold(text)) for text in _given(question, asking, response)} - {None, *question.tests}
    return next(iter(facts)) if len(facts) == 1 else None


def _right(body: Body) -> Iterator[str]:
    if isinstance(body, ChoicesBody):
        right = [choice for choice in body.choices if choice.ok]
        if len(right) == 1:
            yield from right[0].text
    elif isinstance(body, ShortBody):
        yield from (*body.accept.ja, *body.accept.en)
    elif isinstance(body, CardBody):
        yield from body.back


def _given(question: Question, asking: Asking, response: Response) -> Iterator[str]:
    if isinstance(question.body, ChoicesBody):
        for choice in question.body.choices:
            if choice.key in response.parts and not choice.ok:
                yield choice.text.in_(asking.language)
    elif isinstance(question.body, ShortBody):
        yield from response.parts[:1]
