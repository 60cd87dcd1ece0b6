"""An item of QTI 2.1, 2.2 or 3.0: one interaction whose right answer is written down."""

from typing import Final
from xml.etree.ElementTree import Element

from trainer.exchange.item import ForeignChoice, ForeignItem, LeftOut
from trainer.exchange.markup import Words, words_of
from trainer.exchange.xml import LINE, as_html, escaped, tagged, words_below

_ASKED: Final = (
    "choiceInteraction", "textEntryInteraction", "inlineChoiceInteraction", "orderInteraction", "matchInteraction",
    "associateInteraction",
)  # fmt: skip
_FREE: Final = frozenset({"extendedTextInteraction", "uploadInteraction", "drawingInteraction"})
_TEMPLATES: Final = ("match_correct", "map_response")
_FEWEST: Final = 2


def read_new_item(item: Element, place: str, changed: list[LeftOut]) -> ForeignItem | LeftOut:
    """Return the item as a question, or why it cannot be one."""
    where, name = f"{place}{item.get(LINE)}", (item.get("title") or item.get("identifier") or "")[:60]
    body = item.find("itemBody")
    if body is None:
        return LeftOut(where, name, "no-question")
    found = [element for element in body.iter() if element.tag.endswith("Interaction")]
    if len(found) != 1 or found[0].tag not in _ASKED:
        free = any(element.tag in _FREE for element in found)
        kind = ", ".join(dict.fromkeys(element.tag for element in found)) or "—"
        return LeftOut(where, name, "essay" if free else "kind", kind)
    if not _is_plainly_scored(item):
        return LeftOut(where, name, "scoring")
    interaction = found[0]
    stem = _stem(body, interaction)
    if stem.pictures:
        return LeftOut(where, name, "picture", ", ".join(stem.pictures)[:120])
    if stem.laid_out:
        changed.append(LeftOut(where, name, "markup"))
    if stem.described:
        changed.append(LeftOut(where, name, "described", ", ".join(stem.described)[:120]))
    read = ForeignItem("short", stem.text, where, name, item.get("identifier", ""))
    if not stem.text:
        return LeftOut(where, name, "no-question")
    return _READERS[interaction.tag](item, interaction, read)


def _is_plainly_scored(item: Element) -> bool:
    """Return whether the right answer alone decides; a program of its own is not run."""
    scoring = item.find("responseProcessing")
    if scoring is None:
        return True
    template = scoring.get("template", "").removesuffix(".xml")
    if template:
        return template.endswith(_TEMPLATES)
    return {element.tag for element in scoring.iter()} <= _MATCH_CORRECT


_MATCH_CORRECT: Final = frozenset(
    [
        "responseProcessing",
        "responseCondition",
        "responseIf",
        "responseElse",
        "responseElseIf",
        "match",
        "variable",
        "correct",
        "setOutcomeValue",
        "baseValue",
        "mapResponse",
        "isNull",
        "not",
    ]
)


def _stem(body: Element, interaction: Element) -> Words:
    before = _without(body, interaction)
    prompt = as_html(interaction.find("prompt"))
    return words_of(f"{before}\n{prompt}")


def _without(element: Element, gap: Element) -> str:
    if element is gap:
        return "＿＿＿" if gap.tag in {"textEntryInteraction", "inlineChoiceInteraction"} else ""
    inside = escaped(element.text) + "".join(_without(child, gap) + escaped(child.tail) for child in element)
    return tagged(element, inside)


def _declared(item: Element, interaction: Element) -> Element | None:
    wanted = interaction.get("responseIdentifier") or interaction.get("response-identifier")
    return next((one for one in item.findall("responseDeclaration") if one.get("identifier") == wanted), None)


def _right(item: Element, interaction: Element) -> list[str]:
    declared = _declared(item, interaction)
    if declared is None:
        return []
    correct = [words_below(value).strip() for value in declared.findall("correctResponse/value")]
    mapped = [
        one.get("mapKey") or one.get("map-key") or ""
        for one in declared.iter("mapEntry")
        if float(one.get("mappedValue") or one.get("mapped-value") or 0) >= 1
    ]
    return list(dict.fromkeys([*correct, *(() if correct and interaction.tag != "textEntryInteraction" else mapped)]))


def _choice(item: Element, interaction: Element, read: ForeignItem) -> ForeignItem | LeftOut:
    right = _right(item, interaction)
    tags = {"simpleChoice", "inlineChoice"}
    options = [(one.get("identifier", ""), words_of(as_html(one))) for one in interaction if one.tag in tags]
    pictures = [picture for _, words in options for picture in words.pictures]
    if pictures:
        return LeftOut(read.where, read.name, "picture", ", ".join(pictures)[:120])
    choices = tuple(ForeignChoice(words.text, ident in right) for ident, words in options if words.text)
    if len(choices) < _FEWEST:
        return LeftOut(read.where, read.name, "one-option")
    if not any(choice.ok for choice in choices):
        return LeftOut(read.where, read.name, "no-answer")
    declared = _declared(item, interaction)
    several = declared is not None and declared.get("cardinality") == "multiple"
    return read._replace(kind="multi" if several else "single", choices=choices)


def _short(item: Element, interaction: Element, read: ForeignItem) -> ForeignItem | LeftOut:
    right = _right(item, interaction)
    if not right:
        return LeftOut(read.where, read.name, "no-answer")
    declared = _declared(item, interaction)
    if declared is not None and declared.get("baseType", declared.get("base-type")) in {"integer", "float"}:
        return read._replace(kind="numeric", choices=(ForeignChoice(right[0], ok=True),))
    return read._replace(choices=tuple(ForeignChoice(word, ok=True) for word in right))


def _order(item: Element, interaction: Element, read: ForeignItem) -> ForeignItem | LeftOut:
    words = {one.get("identifier", ""): words_of(as_html(one)).text for one in interaction.findall("simpleChoice")}
    parts = tuple(words[ident] for ident in _right(item, interaction) if words.get(ident))
    return (
        read._replace(kind="order", order=parts) if len(parts) > _FEWEST else LeftOut(read.where, read.name, "no-order")
    )


def _match(item: Element, interaction: Element, read: ForeignItem) -> ForeignItem | LeftOut:
    words = {
        one.get("identifier", ""): words_of(as_html(one)).text
        for one in interaction.iter()
        if one.tag == "simpleAssociableChoice"
    }
    named = [pair.split() for pair in _right(item, interaction)]
    pairs = tuple((words.get(pair[0], ""), words.get(pair[1], "")) for pair in named if len(pair) == _FEWEST)
    whole = tuple((left, right) for left, right in pairs if left and right)
    return (
        read._replace(kind="match", pairs=whole)
        if len(whole) >= _FEWEST
        else LeftOut(read.where, read.name, "no-pairs")
    )


_READERS: Final = {
    "choiceInteraction": _choice, "inlineChoiceInteraction": _choice, "textEntryInteraction": _short,
    "orderInteraction": _order, "matchInteraction": _match, "associateInteraction": _match,
}  # fmt: skip
