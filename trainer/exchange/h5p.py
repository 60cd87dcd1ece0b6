"""H5P: the questions of a package; its programs are never unpacked."""

import re
from collections.abc import Iterator
from typing import Final

from trainer.exchange.archive import content, opened
from trainer.exchange.decoding import decoded
from trainer.exchange.item import ForeignChoice, ForeignItem, LeftOut, Reading, Unusable, Wishes, reading_of
from trainer.exchange.markup import words_of
from trainer.exchange.strict_json import Json, objects, read_json

_CONTENT: Final = "content/content.json"
_BLANK: Final = re.compile(r"\*([^*\n]+)\*")
_FEWEST: Final = 2
Fields = dict[str, Json]


class H5p:
    """Question sets, multiple choice, true or false, blanks, cards."""

    name = "h5p"
    suffixes = (".h5p", ".zip")

    def recognises(self, name: str, data: bytes) -> bool:
        """Return whether it is a package of this kind."""
        return data.startswith(b"PK") and b"h5p.json" in data and b"content/content.json" in data

    def read(self, data: bytes, wishes: Wishes) -> Reading:
        """Read the content and nothing else."""
        with opened(data) as archive:
            about = read_json(decoded(content(archive, "h5p.json")).text)
            body = read_json(decoded(content(archive, _CONTENT)).text)
        if not isinstance(about, dict) or not isinstance(body, dict):
            raise Unusable("damaged", _CONTENT)
        questions = enumerate(_questions(str(about.get("mainLibrary", "")), body), 1)
        found = (one for number, question in questions for one in _read(f"question {number}", *question))
        return reading_of(found, encoding="utf-8", title=str(about.get("title", "")))


def _questions(library: str, body: Fields) -> Iterator[tuple[str, Fields, str]]:
    """Yield the library, the parameters and the id of every question."""
    if library != "H5P.QuestionSet":
        yield library, body, ""
        return
    for question in objects(body, "questions"):
        name, inner = str(question.get("library", "")).partition(" ")[0], question.get("params")
        if isinstance(inner, dict):
            yield name, inner, str(question.get("subContentId", ""))


def _plain(holder: Fields, key: str) -> str:
    return words_of(str(holder.get(key) or "")).text


def _read(where: str, library: str, body: Fields, guid: str) -> list[ForeignItem | LeftOut]:
    asked = _plain(body, "question") or _plain(body, "text")
    item = ForeignItem("single", asked, where, asked[:60], guid)
    media = body.get("media")
    if isinstance(media, dict) and isinstance(media.get("type"), dict):
        kind = media["type"]
        if isinstance(kind, dict) and kind.get("library"):
            return [LeftOut(where, item.name, "picture", str(kind["library"]).partition(" ")[0])]
    reader = _READERS.get(library)
    return [LeftOut(where, item.name, "kind", library)] if reader is None else reader(body, item)


def _choice(body: Fields, item: ForeignItem) -> list[ForeignItem | LeftOut]:
    choices = []
    for answer in objects(body, "answers"):
        said = answer.get("tipsAndFeedback")
        why = _plain(said, "chosenFeedback") if isinstance(said, dict) else ""
        choices.append(ForeignChoice(_plain(answer, "text"), answer.get("correct") is True, why))
    right = sum(choice.ok for choice in choices)
    if len(choices) < _FEWEST or not right:
        return [LeftOut(item.where, item.name, "one-option" if len(choices) < _FEWEST else "no-answer")]
    return [item._replace(kind="single" if right == 1 else "multi", choices=tuple(choices))]


def _true_or_false(body: Fields, item: ForeignItem) -> list[ForeignItem | LeftOut]:
    return [
        item._replace(kind="truefalse", choices=(ForeignChoice("", str(body.get("correct")).casefold() == "true"),))
    ]


def _single_set(body: Fields, item: ForeignItem) -> list[ForeignItem | LeftOut]:
    found: list[ForeignItem | LeftOut] = []
    for number, one in enumerate(objects(body, "choices"), 1):
        answers = one.get("answers")
        texts = [words_of(str(text)).text for text in answers] if isinstance(answers, list) else []
        stem, where = _plain(one, "question"), f"{item.where}.{number}"
        if len(texts) < _FEWEST or not stem:
            found.append(LeftOut(where, stem[:60], "one-option" if stem else "no-question"))
        else:
            choices = tuple(ForeignChoice(text, at == 0) for at, text in enumerate(texts))
            found.append(item._replace(stem=stem, where=where, name=stem[:60], choices=choices))
    return found


def _blanks(body: Fields, item: ForeignItem) -> list[ForeignItem | LeftOut]:
    texts = body.get("questions")
    found: list[ForeignItem | LeftOut] = []
    for number, text in enumerate(texts if isinstance(texts, list) else [body.get("textField")], 1):
        pairs: list[tuple[str, str]] = []
        stem = _gapped(words_of(str(text or "")).text, pairs)
        where = f"{item.where}.{number}"
        if pairs:
            found.append(item._replace(kind="cloze", stem=stem, where=where, name=stem[:60], pairs=tuple(pairs)))
        else:
            found.append(LeftOut(where, stem[:60], "no-blank"))
    return found


def _gapped(text: str, pairs: list[tuple[str, str]]) -> str:
    return _BLANK.sub(lambda one: _gap(one[1], pairs), text)


def _gap(inside: str, pairs: list[tuple[str, str]]) -> str:
    label = str(len({label for label, _ in pairs}) + 1)
    pairs.extend((label, word.strip()) for word in inside.partition(":")[0].split("/") if word.strip())
    return f"[[{label}]]"


def _cards(body: Fields, item: ForeignItem) -> list[ForeignItem | LeftOut]:
    found: list[ForeignItem | LeftOut] = []
    for number, card in enumerate(objects(body, "dialogs") or objects(body, "cards"), 1):
        front, back = _plain(card, "text"), _plain(card, "answer")
        where = f"{item.where}.{number}"
        if card.get("image"):
            found.append(LeftOut(where, front[:60], "picture", ""))
        elif front and back:
            found.append(item._replace(kind="card", stem=front, where=where, name=front[:60], back=back))
        else:
            found.append(LeftOut(where, front[:60], "empty-back" if front else "no-question"))
    return found


_READERS: Final = {
    "H5P.MultiChoice": _choice, "H5P.TrueFalse": _true_or_false, "H5P.SingleChoiceSet": _single_set,
    "H5P.Blanks": _blanks, "H5P.DragText": _blanks, "H5P.Dialogcards": _cards, "H5P.Flashcards": _cards,
}  # fmt: skip
