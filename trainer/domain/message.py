"""What the app has to say: an English id with values, put into words only where it is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Union

from trainer.domain.text import Text

Value = Union[str, int, float, Text, "Message"]
"""What fills a place: a plain word or number, a pack's text, or another message."""


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence of the app's own, in no language yet; equal where it says the same."""

    id: str
    """The English sentence, with {places}; the key of the catalogue."""
    values: tuple[tuple[str, Value], ...] = ()
    many: str = ""
    """The English sentence for every number but one; empty where no number decides."""
    count: int = 1
    """The number that decides between `id` and `many`."""


Wording = Message | Text
"""What a screen shows: a sentence of the app's own, or a text of the pack."""

NOTHING: Final = Message("")
"""No sentence at all."""


def message(id_: str, /, **values: Value) -> Message:
    """Return the sentence `id_`, its {places} filled from `values` when it is said."""
    return Message(id_, tuple(values.items()))


def counted(one: str, many: str, count: int, /, **values: Value) -> Message:
    """Return the sentence `one` or `many`, as `count` wants it in the language it is said in; {count} is filled in."""
    return Message(one, (("count", count), *values.items()), many, count)


def one_after_another(*said: Message) -> Message:
    """Return the sentences as one text; a language without spaces between sentences sets none."""
    whole = NOTHING
    for one in said:
        if one.id:
            whole = message("{said} {more}", said=whole, more=one) if whole.id else one
    return whole


def listed(said: Sequence[Value]) -> Message:
    """Return names or sentences one behind the other, with what a language sets between them."""
    whole = NOTHING
    for one in said:
        whole = message("{said}, {more}", said=whole, more=one) if whole.id else message("{said}", said=one)
    return whole


def percent(share: float) -> Message:
    """Return a share (0 to 1) as a whole percentage: 72%."""
    return message("{number}%", number=round(100 * share))


def words(said: Message, translate: Callable[[Message], str], choose: Callable[[Text], str]) -> str:
    """Return the sentence in words: `translate` looks an id up, `choose` takes a pack text's wording."""
    if not said.id:
        return ""
    wording = translate(said)
    if not said.values:
        return wording
    filled = {name: _value(value, translate, choose) for name, value in said.values}
    return wording.format(**filled)


def english(said: Message) -> str:
    """Return the sentence in English, which needs no catalogue: for logs and tracebacks."""
    return words(said, lambda one: one.many if one.many and one.count != 1 else one.id, lambda text: text.in_("en"))


def _value(value: Value, translate: Callable[[Message], str], choose: Callable[[Text], str]) -> str | int | float:
    if isinstance(value, Message):
        return words(value, translate, choose)
    if isinstance(value, Text):
        return choose(value)
    return value
