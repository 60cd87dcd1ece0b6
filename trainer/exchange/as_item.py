"""A question of ours in the words that every format shares, and what of it those words cannot say."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from trainer.domain.figures import filled
from trainer.domain.numerals import plain_number
from trainer.domain.pack import Pack
from trainer.domain.question import Question
from trainer.domain.text import Language, Text
from trainer.exchange.item import ForeignChoice, ForeignItem, Kind, LeftOut
from trainer.exchange.markup import tidy
from trainer.packs.wordings import Wordings
from trainer.question_types.card import CardBody
from trainer.question_types.cloze import Blank, ClozeBody
from trainer.question_types.common.choosing import ChoicesBody
from trainer.question_types.common.promise import NO_PROMISE
from trainer.question_types.match import MatchBody
from trainer.question_types.numeric import NumericBody
from trainer.question_types.order import OrderBody
from trainer.question_types.question_type import body_of
from trainer.question_types.short import ShortBody
from trainer.question_types.truefalse import TrueFalseBody


class AsItem(NamedTuple):
    """A question as any program can ask it."""

    item: ForeignItem
    lost: tuple[str, ...] = ()
    """Keys of REASONS: what only we can ask."""


def guid_of(pack: Pack, question: str) -> str:
    """Return a question's lasting id outside of its pack."""
    return f"{pack.id}:{question}"


def as_item(question: Question, pack: Pack, language: Language) -> AsItem | LeftOut:
    """Return the question in one language, or why it cannot leave the pack."""
    name = _in(question.stem, language).replace("\n", " ")[:60]
    if question.retired:
        return LeftOut(question.id, name, "retired")
    if question.exhibit is not None:
        return LeftOut(question.id, name, "exhibit")
    if question.type not in _READERS:
        return LeftOut(question.id, name, "not-elsewhere", question.type)
    topic = pack.aspect_name(pack.facts[question.tests[0]].aspect)
    item = ForeignItem(
        "card",
        _in(question.stem, language),
        question.id,
        question.id,
        guid_of(pack, question.id),
        _in(topic, language),
        why=_in(question.decides, language),
    )
    return _READERS[question.type](question, item, language)


def _in(text: Text, language: Language) -> str:
    return tidy(text.in_(language))


def _every(accept: Wordings, language: Language) -> Iterator[str]:
    """Yield the wordings of both languages, which are both taken, the given one's first."""
    yield from dict.fromkeys(tidy(word) for word in (*accept.in_(language), *accept.ja, *accept.en))


def _named(**lost: bool) -> tuple[str, ...]:
    return tuple(f"lost-{key}" for key, is_lost in lost.items() if is_lost)


def _choosing(kind: Kind) -> Callable[[Question, ForeignItem, Language], AsItem]:
    def read(question: Question, item: ForeignItem, language: Language) -> AsItem:
        choices = body_of(question, ChoicesBody).choices
        written = tuple(ForeignChoice(_in(one.text, language), one.ok, _in(one.why, language)) for one in choices)
        lost = _named(lures=any(one.lure for one in choices), fixed=any(one.fixed for one in choices))
        return AsItem(item._replace(kind=kind, choices=written), lost)

    return read


def _true_or_false(question: Question, item: ForeignItem, language: Language) -> AsItem:
    body = body_of(question, TrueFalseBody)
    why = _in(body.wrong.why, language) if body.wrong is not None else ""
    verdict = ForeignChoice("", body.answer, why)
    return AsItem(item._replace(kind="truefalse", choices=(verdict,)), _named(reasons=bool(body.reasons)))


def _short(question: Question, item: ForeignItem, language: Language) -> AsItem:
    body = body_of(question, ShortBody)
    accepted = tuple(ForeignChoice(word, ok=True) for word in _every(body.accept, language))
    lost = _named(lures=bool(body.lures), promise=body.promise != NO_PROMISE)
    return AsItem(item._replace(kind="short", choices=accepted), lost)


def _number(question: Question, item: ForeignItem, language: Language) -> AsItem:
    body = body_of(question, NumericBody)
    formula = body.formula
    names = formula.drawn(0)
    right = formula.right(names)
    room = abs(right) * formula.tolerance / 100 if formula.relative else formula.tolerance
    if formula.decimals is not None:
        room = max(room, Decimal(5).scaleb(-formula.decimals - 1))
    stem, unit = filled(item.stem, names), _in(body.unit, language)
    lost = _named(figures=bool(names), unit=bool(unit), lures=bool(formula.traps))
    return AsItem(
        item._replace(
            kind="numeric",
            stem=f"{stem} [{unit}]" if unit else stem,
            why=filled(item.why, names),
            choices=(ForeignChoice(plain_number(right), ok=True),),
            tolerance=plain_number(room),
        ),
        lost,
    )


def _order(question: Question, item: ForeignItem, language: Language) -> AsItem:
    items = body_of(question, OrderBody).items
    order = tuple(_in(one.text, language) for one in items)
    return AsItem(item._replace(kind="order", order=order), _named(whys=any(_in(one.why, language) for one in items)))


def _match(question: Question, item: ForeignItem, language: Language) -> AsItem:
    body = body_of(question, MatchBody)
    pairs = tuple((_in(pair.left, language), _in(pair.right, language)) for pair in body.pairs)
    lost = _named(whys=any(_in(pair.why, language) for pair in body.pairs), spare=bool(body.spare))
    return AsItem(item._replace(kind="match", pairs=pairs), lost)


def _cloze(question: Question, item: ForeignItem, language: Language) -> AsItem:
    """Return it with its blanks numbered in their order, as every format does."""
    blanks = body_of(question, ClozeBody).blanks
    labels = {blank.label: str(at) for at, blank in enumerate(sorted(blanks, key=_place_in(item.stem)), 1)}
    stem = item.stem
    for label, number in labels.items():
        stem = stem.replace(f"[[{label}]]", f"\0{number}\0")
    pairs = tuple((labels[blank.label], word) for blank in blanks for word in _every(blank.accept, language))
    for number in labels.values():
        stem = stem.replace(f"\0{number}\0", f"[[{number}]]")
    in_order = tuple(sorted(pairs, key=lambda pair: int(pair[0])))
    lost = _named(lures=any(one.lures for one in blanks), promise=any(one.promise != NO_PROMISE for one in blanks))
    return AsItem(item._replace(kind="cloze", stem=stem, pairs=in_order), lost)


def _place_in(stem: str) -> Callable[[Blank], int]:
    return lambda blank: stem.find(f"[[{blank.label}]]")


def _card(question: Question, item: ForeignItem, language: Language) -> AsItem:
    body = body_of(question, CardBody)
    why = _in(body.because, language) or item.why
    return AsItem(item._replace(kind="card", back=_in(body.back, language), why=why))


_READERS: Final[Mapping[str, Callable[[Question, ForeignItem, Language], AsItem]]] = {
    "single": _choosing("single"), "multi": _choosing("multi"), "truefalse": _true_or_false, "short": _short,
    "numeric": _number, "order": _order, "match": _match, "cloze": _cloze, "card": _card,
}  # fmt: skip
