"""The templates of drafts: each fills in what a row says and marks what only a person can write. None makes up a fact.

What a mark stands for is left empty: a case, a stem that needs one, why a wrong answer is tempting.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from trainer.authoring.distinctions.row_context import FactWords, RowContext
from trainer.authoring.distinctions.sheet import X_ROW
from trainer.authoring.editing.open_marks import with_marks
from trainer.domain.message import Message, message
from trainer.domain.text import Language
from trainer.packs.plain_values import Fields, Path, Value, word_at

X_FORM: Final = "x-form"
"""In a question: the template it was drafted with."""
_KEYS: Final = "abcdefgh"
_CASES: Final = 4
_FEWEST_OPTIONS: Final = 3

_SORT: Final[Mapping[Language, str]] = {
    "ja": "次の事例を、{left}と{right}に分けてください。決め手は「{decides}」です。",
    "en": "Sort these cases into {left} and {right}. What decides: {decides}.",
}
_CLOZE: Final[Mapping[Language, str]] = {
    "ja": "決め手は「{decides}」です。{first}{second}",
    "en": "What decides: {decides}. {first} {second}",
}
_MATCH: Final[Mapping[Language, str]] = {
    "ja": "{left}について言えることを、同じ点で{right}について言えることと組にしてください。",
    "en": "Pair what is so of {left} with what is so of {right} in the same respect.",
}


class Draft(NamedTuple):
    """A question as a template leaves it, without an id."""

    fields: Fields
    marks: tuple[Path, ...]

    @property
    def marked(self) -> Fields:
        """Return the fields with the marks that are really empty."""
        return with_marks(self.fields, tuple(path for path in self.marks if not word_at(self.fields, path).strip()))


class DraftForm(NamedTuple):
    """One template."""

    name: str
    title: Message
    draft: Callable[[RowContext], Iterator[Draft]]
    """Yields none where the row does not hold what it takes."""


def _choose(row: RowContext) -> Iterator[Draft]:
    """Draft a case of which one says what it is; the twin is among the options."""
    second = row.number % 2 == 1
    right, twin = row.one(second=second), row.one(second=not second)
    third = row.third(second=not second) or row.third(second=second)
    options = [(right, True), (twin, False), *([(third, False)] if third is not None else [])]
    turned = options[row.number % len(options) :] + options[: row.number % len(options)]
    choices = tuple(_option(row, key, fact, ok=ok) for key, (fact, ok) in zip(_KEYS, turned, strict=False))
    fields = _frame(row, "choose", "single", (right.id,), "") | {"choices": choices}
    yield Draft(fields, (("stem", row.language), *_whys("choices", choices, row.language)))


def _sort(row: RowContext) -> Iterator[Draft]:
    """Draft cases of both sides, all of them to be written."""
    if row.left.side == row.right.side:
        return
    stem = _said(_SORT, row)
    facts = (row.left, row.right, row.right, row.left)
    cases: tuple[Value, ...] = tuple(
        {
            "key": key, "fact": fact.id, "bin": fact.side, "lure": (row.right if fact is row.left else row.left).id,
            "text": {row.language: ""}, "why": {row.language: ""},
        }
        for key, fact in zip(_KEYS[:_CASES], facts, strict=True)
    )  # fmt: skip
    fields = _frame(row, "sort", "sort", (row.left.id, row.right.id), stem)
    if len(_sides(row)) > len({row.left.side, row.right.side}):
        fields["bins"] = (row.left.side, row.right.side)
    fields["cases"] = cases
    paths = tuple(("cases", at, key, row.language) for at in range(_CASES) for key in ("text", "why"))
    yield Draft(fields, paths)


def _cloze(row: RowContext) -> Iterator[Draft]:
    """Draft both statements with the names of their sides as blanks; what is typed for the other side is a lure."""
    facts = (row.left, row.right)
    known = all(fact.names_its_side for fact in facts) and row.left.side_name not in row.right.text.replace(
        row.right.side_name, ""
    )
    parts = [fact.text.replace(fact.side_name, f"[[{number}]]", 1) for number, fact in enumerate(facts, 1)]
    stem = _said(_CLOZE, row, first=parts[0], second=parts[1]) if known else ""
    blanks: tuple[Value, ...] = tuple(
        {
            "label": str(number), "fact": fact.id, "accept": _accepted(row, fact.side_name),
            "lures": ({"accept": _accepted(row, other.side_name), "lure": other.id, "why": {row.language: ""}},),
        }
        for number, fact, other in ((1, row.left, row.right), (2, row.right, row.left))
    )  # fmt: skip
    fields = _frame(row, "cloze", "cloze", (row.left.id, row.right.id), stem) | {"blanks": blanks}
    marks: list[Path] = [("blanks", at, "lures", 0, "why", row.language) for at in range(2)]
    yield Draft(fields, (("stem", row.language), *marks))


def _judge(row: RowContext) -> Iterator[Draft]:
    """Draft a statement to judge: the twin's, said of this side, or one that a person writes and that is true."""
    second = row.number % 2 == 0
    asked, twin = row.one(second=second), row.one(second=not second)
    crossed = twin.names_its_side and row.number // 2 % 2 == 0
    stem = twin.text.replace(twin.side_name, asked.side_name) if crossed else ""
    third = row.third(second=not second) or row.third(second=second)
    reasons = tuple(
        _option(row, key, fact, ok=fact is asked)
        for key, fact in zip(_KEYS, (twin, asked, *([third] if third is not None else [])), strict=False)
    )
    wrong: Fields = {"lure": twin.id, "why": {row.language: ""}}
    fields = _frame(row, "judge", "truefalse", (asked.id,), stem)
    fields |= {"answer": "false" if crossed else "true", "wrong": wrong, "reasons": reasons}
    marks = (("stem", row.language), ("wrong", "why", row.language), *_whys("reasons", reasons, row.language))
    yield Draft(fields, marks)


def _number(row: RowContext) -> Iterator[Draft]:
    """Draft a calculation for each side that has a formula; the other side's formula is its trap."""
    figures = _figures(row.written("figures"))
    formulas = (row.written("left-formula"), row.written("right-formula"))
    for number, formula in enumerate(formulas):
        if not figures or not formula:
            continue
        asked, twin, other = row.one(second=number == 1), row.one(second=number == 0), formulas[1 - number]
        traps: tuple[Value, ...] = (
            ({"value": other, "lure": twin.id, "why": {row.language: ""}},) if other and other != formula else ()
        )
        fields = _frame(row, f"number-{_KEYS[number]}", "numeric", (asked.id,), "")
        fields |= {"params": figures, "answer": formula}
        if row.written("unit"):
            fields["unit"] = {row.language: row.written("unit")}
        if traps:
            fields["traps"] = traps
        yield Draft(fields, (("stem", row.language), *_whys("traps", traps, row.language)))


def match_draft(rows: Sequence[RowContext]) -> Draft:
    """Return one question that pairs what is so on one side with what is so on the other, over several rows."""
    first = rows[0]
    pairs: tuple[Value, ...] = tuple(
        {
            "key": key, "fact": row.right.id,
            "left": {row.language: row.left.name}, "right": {row.language: row.right.name},
            "why": {row.language: row.decides},
        }
        for key, row in zip(_KEYS, rows, strict=False)
    )  # fmt: skip
    fields = _frame(first, "match", "match", tuple(row.right.id for row in rows), _said(_MATCH, first))
    fields |= {"pairs": pairs, "x-rows": tuple(row.id for row in rows)}
    return Draft(fields, tuple(("pairs", at, "why", first.language) for at in range(len(rows))))


DRAFT_FORMS: Final[tuple[DraftForm, ...]] = (
    DraftForm("choose", message("Choose"), _choose),
    DraftForm("sort", message("Sort cases"), _sort),
    DraftForm("cloze", message("Fill the blanks"), _cloze),
    DraftForm("judge", message("True or false, and why"), _judge),
    DraftForm("number", message("Number"), _number),
)
MATCH: Final = DraftForm("match", message("Match"), lambda _: iter(()))
"""Takes several rows; `match_draft` writes it."""
DRAFTED_TYPES: Final = ("single", "sort", "cloze", "truefalse", "numeric", "match")
"""The types of question that templates write."""


def _frame(row: RowContext, form: str, type_: str, tests: tuple[str, ...], stem: str) -> dict[str, Value]:
    return {
        "type": type_, "tests": tests, "rev": "1", "stem": {row.language: stem},
        "decides": {row.language: _sentence(row.decides, row.language)},
        X_ROW: row.id, X_FORM: form,
    }  # fmt: skip


def _sentence(words: str, language: Language) -> str:
    if not words:
        return ""
    return f"{words}。" if language == "ja" else f"{words}."


def _option(row: RowContext, key: str, fact: FactWords, *, ok: bool) -> Fields:
    text: Fields = {row.language: fact.name}
    if ok:
        return {"key": key, "ok": "yes", "text": text}
    return {"key": key, "lure": fact.id, "text": text, "why": {row.language: ""}}


def _whys(key: str, parts: Sequence[Value], language: Language) -> tuple[Path, ...]:
    """Return the marks of the reasons that somebody has to write."""
    return tuple(
        (key, at, "why", language) for at, part in enumerate(parts) if not isinstance(part, str) and "why" in part
    )


def _said(template: Mapping[Language, str], row: RowContext, **more: str) -> str:
    words = {"left": row.left.side_name, "right": row.right.side_name, "decides": row.decides, **more}
    return template.get(row.language, template["en"]).format(**words)


def _accepted(row: RowContext, word: str) -> Value:
    term = row.term_of.get(word)
    return (f"term:{term}",) if term is not None else {row.language: (word,)}


def _sides(row: RowContext) -> tuple[Value, ...]:
    sides = row.pack.heading.fields.get("sides", ())
    return sides if isinstance(sides, tuple) else ()


def _figures(written: str) -> Fields:
    """Return `a: 1..9; b: 2..4 step 2` as a mapping; empty where it is none."""
    parts = [part.partition(":") for part in written.replace("；", ";").replace("：", ":").split(";") if part.strip()]
    return {name.strip(): range_.strip() for name, mark, range_ in parts if mark and range_.strip()}
