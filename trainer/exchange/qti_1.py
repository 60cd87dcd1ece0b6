"""An item of QTI 1.2, as Canvas exports it."""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from trainer.exchange.item import ForeignChoice, ForeignItem, LeftOut
from trainer.exchange.markup import Words, words_of
from trainer.exchange.xml import LINE, words_below

_FEWEST: Final = 2
_BLANK: Final = re.compile(r"\[([A-Za-z0-9_]{1,60})\]")


def read_old_item(item: Element, place: str, topic: str, changed: list[LeftOut]) -> ForeignItem | LeftOut:
    """Return the item as a question, or why it cannot be one."""
    where, name = f"{place}{item.get(LINE)}", item.get("title", "")[:60]
    kind = _kind(item)
    stem = _material(item.find("presentation"))
    if kind in {"essay_question", "file_upload_question", "text_only_question"}:
        return LeftOut(where, name, "essay" if kind == "essay_question" else "kind", kind)
    if kind not in _READERS:
        return LeftOut(where, name, "scoring" if kind == "calculated_question" else "kind", kind)
    if stem.pictures:
        return LeftOut(where, name, "picture", ", ".join(stem.pictures)[:120])
    if not stem.text:
        return LeftOut(where, name, "no-question")
    if stem.laid_out:
        changed.append(LeftOut(where, name, "markup"))
    why = _feedback(item, "general_fb")
    read = ForeignItem("short", stem.text, where, name, item.get("ident", ""), topic, why=why)
    return _READERS[kind](item, read)


def _kind(item: Element) -> str:
    for field in item.iter("qtimetadatafield"):
        if words_below(field.find("fieldlabel")).strip() == "question_type":
            return words_below(field.find("fieldentry")).strip()
    if item.find(".//render_choice") is not None:
        several = item.find(".//response_lid[@rcardinality='Multiple']") is not None
        return "multiple_answers_question" if several else "multiple_choice_question"
    return "short_answer_question" if item.find(".//render_fib") is not None else "essay_question"


def _material(holder: Element | None) -> Words:
    texts = [] if holder is None else [words_below(text) for text in holder.findall("material/mattext")]
    flowed = [] if holder is None or texts else [words_below(text) for text in holder.findall("flow/material/mattext")]
    return words_of("\n".join(texts or flowed))


def _feedback(item: Element, ident: str) -> str:
    found = next((one for one in item.findall("itemfeedback") if one.get("ident") == ident), None)
    return "" if found is None else words_of("\n".join(words_below(text) for text in found.iter("mattext"))).text


def _right(item: Element) -> Iterator[tuple[str, Element]]:
    """Yield the conditions that give marks: the response they look at and the comparison."""
    for condition in item.findall("resprocessing/respcondition"):
        gives = [words_below(one).strip() for one in condition.findall("setvar")]
        if any(one not in {"0", "0.0", ""} for one in gives):
            inside = condition.find("conditionvar")
            for test in () if inside is None else inside.iter():
                if test.get("respident") and test.tag in {"varequal", "vargte", "varlte"}:
                    yield test.get("respident", ""), test


def _denied(item: Element) -> set[str]:
    return {words_below(test).strip() for no in item.iter("not") for test in no.iter("varequal")}


def _labels(response: Element) -> list[tuple[str, Words]]:
    return [(label.get("ident", ""), _material(label)) for label in response.iter("response_label")]


def _choice(item: Element, read: ForeignItem) -> ForeignItem | LeftOut:
    response = item.find(".//response_lid")
    labels = [] if response is None else [one for one in _labels(response) if one[1].text or one[1].pictures]
    pictures = [picture for _, words in labels for picture in words.pictures]
    right = {words_below(test).strip() for _, test in _right(item)} - _denied(item)
    choices = tuple(
        ForeignChoice(words.text, ident in right, _feedback(item, f"{ident}_fb")) for ident, words in labels
    )
    if pictures:
        return LeftOut(read.where, read.name, "picture", ", ".join(pictures)[:120])
    if len(choices) < _FEWEST:
        return LeftOut(read.where, read.name, "one-option")
    if not any(choice.ok for choice in choices):
        return LeftOut(read.where, read.name, "no-answer")
    several = _kind(item) == "multiple_answers_question"
    if not several and sum(choice.ok for choice in choices) > 1:
        return LeftOut(read.where, read.name, "two-answers")
    return read._replace(kind="multi" if several else "single", choices=choices)


def _true_or_false(item: Element, read: ForeignItem) -> ForeignItem | LeftOut:
    found = _choice(item, read)
    if isinstance(found, LeftOut):
        return found
    right = next(choice.text.casefold() for choice in found.choices if choice.ok)
    if right not in {"true", "false"}:
        return found
    return found._replace(kind="truefalse", choices=(ForeignChoice("", right == "true"),))


def _short(item: Element, read: ForeignItem) -> ForeignItem | LeftOut:
    words = dict.fromkeys(words_below(test).strip() for _, test in _right(item))
    accepted = tuple(ForeignChoice(word, ok=True) for word in words if word)
    return read._replace(choices=accepted) if accepted else LeftOut(read.where, read.name, "no-answer")


def _number(item: Element, read: ForeignItem) -> ForeignItem | LeftOut:
    tests = [(test.tag, words_below(test).strip()) for _, test in _right(item)]
    exact = next((value for tag, value in tests if tag == "varequal"), None)
    low, high = (next((value for tag, value in tests if tag == kind), None) for kind in ("vargte", "varlte"))
    try:
        if exact is None and low is not None and high is not None:
            middle, room = (float(low) + float(high)) / 2, (float(high) - float(low)) / 2
            return read._replace(
                kind="numeric", choices=(ForeignChoice(f"{middle:g}", ok=True),), tolerance=f"{room:g}"
            )
        float(exact or "")
    except ValueError:
        return LeftOut(read.where, read.name, "no-number", str(exact)[:40])
    return read._replace(kind="numeric", choices=(ForeignChoice(str(exact), ok=True),))


def _match(item: Element, read: ForeignItem) -> ForeignItem | LeftOut:
    right = {response: words_below(test).strip() for response, test in _right(item)}
    pairs = []
    for response in item.iter("response_lid"):
        words = dict(_labels(response))
        left, answer = _material(response).text, words.get(right.get(response.get("ident", ""), ""))
        if left and answer is not None and answer.text:
            pairs.append((left, answer.text))
    return (
        read._replace(kind="match", pairs=tuple(pairs))
        if len(pairs) >= _FEWEST
        else LeftOut(read.where, read.name, "no-pairs")
    )


def _blanks(item: Element, read: ForeignItem) -> ForeignItem | LeftOut:
    right: dict[str, list[str]] = {}
    for response, test in _right(item):
        right.setdefault(response.removeprefix("response_"), []).append(words_below(test).strip())
    words = {label: found for response in item.iter("response_lid") for label, found in _labels(response)}
    labels: list[str] = []
    pairs: list[tuple[str, str]] = []

    def blank(found: re.Match[str]) -> str:
        accepted = [words[one].text for one in right.get(found[1], ()) if one in words and words[one].text]
        if not accepted:
            return found[0]
        labels.append(found[1])
        pairs.extend((str(len(labels)), one) for one in accepted)
        return f"[[{len(labels)}]]"

    stem = _BLANK.sub(blank, read.stem)
    return (
        read._replace(kind="cloze", stem=stem, pairs=tuple(pairs))
        if pairs
        else LeftOut(read.where, read.name, "no-blank")
    )


_READERS: Final = {
    "multiple_choice_question": _choice, "multiple_answers_question": _choice, "true_false_question": _true_or_false,
    "short_answer_question": _short, "numerical_question": _number, "matching_question": _match,
    "fill_in_multiple_blanks_question": _blanks, "multiple_dropdowns_question": _blanks,
}  # fmt: skip
