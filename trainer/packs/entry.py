"""A fault-noting reader of one mapping of a pack's source."""

from collections.abc import Sequence
from typing import cast

from trainer.domain.message import message
from trainer.domain.subject import FactId, SideId
from trainer.domain.text import Text
from trainer.packs.fault import did_you_mean
from trainer.packs.limits import MAX_PARTS, MAX_WORDS
from trainer.packs.placed_fields import PlacedFields
from trainer.packs.reading_rules import RULES
from trainer.packs.wordings import Wordings
from trainer.packs.yaml_source.node import PLACE, Fields, Node
from trainer.packs.yaml_source.origin import Known, Origin
from trainer.packs.yaml_source.places import item_place
from trainer.packs.yaml_source.shapes import A_LIST_OF_WORDS, A_MAPPING, A_SEQUENCE, A_TEXT, A_WORD
from trainer.packs.yaml_source.slips import slips

_FLAGS = {"yes": True, "true": True, "no": False, "false": False}
_LANGUAGES = frozenset({"ja", "en", PLACE})
_BOTH = len(_LANGUAGES)


class Entry(PlacedFields):
    """One mapping being read: every getter returns something usable and notes a fault where the source is wrong.

    Keys never asked for are reported by `finish` as unknown, here and in all entries got from here.
    """

    __slots__ = ("_asked", "_children")

    def __init__(self, fields: Fields, origin: Origin) -> None:
        super().__init__(fields, origin)
        self._asked = [PLACE]
        self._children: dict[str, tuple[Entry, ...]] = {}

    def has(self, key: str) -> bool:
        """Return whether the key is written."""
        self._asked.append(key)
        return key in self._fields

    def word(self, key: str, *, default: str | None = None) -> str:
        """Return a scalar; missing or empty without a default is a fault and gives ""."""
        self._asked.append(key)
        value = self._fields.get(key)
        if value and isinstance(value, str):
            return value
        if value:
            self._shape(key, A_WORD)
        elif default is None:
            self._missing(key, required=True)
        return default or ""

    def text(self, key: str, *, required: bool = True) -> Text:
        """Return a text field: `{ja: …, en: …}` or a scalar, which is Japanese."""
        self._asked.append(key)
        value = self._fields.get(key)
        if isinstance(value, dict):
            ja, en = value.get("ja"), value.get("en")
            if len(value) == _BOTH and isinstance(ja, str) and isinstance(en, str):
                text = Text(ja, en)
            else:
                text = self._odd_text(key, value)
        elif value is None or isinstance(value, str):
            text = Text(value or "")
        else:
            self._shape(key, A_TEXT)
            return Text("")
        if required and not (text.ja or text.en):
            self._missing(key, required=True)
        return text

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return yes/true as True and no/false as False."""
        word = self.word(key, default="yes" if default else "no")
        flag = _FLAGS.get(word)
        if flag is None:
            self._not_allowed(key, word, tuple(_FLAGS))
            return default
        return flag

    def one_of(self, key: str, allowed: Sequence[str], *, default: str | None = None) -> str:
        """Return a scalar that is one of `allowed`; otherwise notes a fault and gives the default or ""."""
        word = self.word(key, default=default)
        if word and word not in allowed and word != default:
            self._not_allowed(key, word, allowed)
            return default or ""
        return word

    def words(self, key: str, *, required: bool = True) -> tuple[str, ...]:
        """Return a sequence of scalars; a single scalar counts as a sequence of one."""
        self._asked.append(key)
        value = self._fields.get(key)
        words = self._scalars(key, value) if value else ()
        if required and not words:
            self._missing(key, required=True)
        return words

    def wordings(self, key: str, *, required: bool = True) -> Wordings:
        """Return accepted wordings: `ja:` and `en:` with a sequence each, or a sequence or scalar (= ja)."""
        self._asked.append(key)
        value = self._fields.get(key, "")
        if isinstance(value, dict):
            self._only_languages(value)
            ja, en = value.get("ja", ""), value.get("en", "")
            wordings = Wordings(self._scalars(key, ja), self._scalars(key, en))
        else:
            wordings = Wordings(self._scalars(key, value))
        if required and not (wordings.ja or wordings.en):
            self._missing(key, required=True)
        return wordings

    def mapping(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return an optional mapping's keys and values in order; a sequence comes back as `[a, b]`."""
        self._asked.append(key)
        values = self._fields.get(key)
        if not isinstance(values, dict):
            if values is not None:
                self._shape(key, A_MAPPING)
            return ()
        return tuple(
            (name, value if isinstance(value, str) else f"[{', '.join(self._scalars(key, value))}]")
            for name, value in values.items()
            if name != PLACE
        )

    def entry(self, key: str) -> "Entry | None":
        """Return an optional nested mapping."""
        self._asked.append(key)
        value = self._fields.get(key)
        if key not in self._children:
            if not isinstance(value, dict):
                if value is not None:
                    self._shape(key, A_MAPPING)
                return None
            self._children[key] = (Entry(value, self._origin),)
        return self._children[key][0]

    def entries(self, key: str, *, required: bool = True, most: int = MAX_PARTS) -> "tuple[Entry, ...]":
        """Return a sequence of mappings; more than `most` are a fault, and then none beyond is read."""
        known = self._children.get(key)
        if known is not None:
            return known
        self._asked.append(key)
        value = self._fields.get(key)
        if not value:
            self._missing(key, required=required)
            return ()
        if not isinstance(value, list):
            self._shape(key, A_SEQUENCE)
            return ()
        if len(value) > most:
            self._too_many(key, len(value), most)
            value = value[:most]
        origin = self._origin
        found = tuple([Entry(item, origin) for item in value if isinstance(item, dict)])
        if len(found) != len(value):
            self._not_mappings(key, value)
        self._children[key] = found
        return found

    def fact(self, key: str, *, required: bool = False, none_word: str | None = None) -> FactId | None:
        """Return the id of a fact of the pack; None where it is missing, unknown or `none_word`."""
        self._asked.append(key)
        if key not in self._fields:
            self._missing(key, required=required)
            return None
        word = self.word(key)
        if not word or word == none_word:
            return None
        return self._known_fact(key, word)

    def facts(self, key: str, *, required: bool = False) -> tuple[FactId, ...]:
        """Return the ids of facts of the pack; unknown ones are left out with a fault."""
        found = [self._known_fact(key, word) for word in self.words(key, required=required)]
        return tuple([fact for fact in found if fact is not None])

    def side_ids(self) -> tuple[SideId, ...]:
        """Return the sides of the pack being read."""
        return self._origin.known.sides

    @property
    def known(self) -> Known:
        """What the pack being read has declared, and how much may still be worked out for it."""
        return self._origin.known

    def is_a(self, kind: type, key: str) -> bool:
        """Return whether the key's value is a scalar (str), a sequence (list) or a mapping (dict)."""
        return self.has(key) and isinstance(self._fields[key], kind)

    def finish(self) -> None:
        """Report the keys nobody asked for, here and in every entry that was got from here."""
        self.finish_alone()
        for children in self._children.values():
            for child in children:
                child.finish()

    def finish_alone(self) -> None:
        """Report the keys nobody asked for, here only."""
        if not self._fields.keys() <= set(self._asked):
            for key in self._fields:
                if key not in self._asked and not key.startswith("x-"):
                    self._unknown(self._holder(key), key, self._asked)

    def _odd_text(self, key: str, value: Fields) -> Text:
        self._only_languages(value)
        ja, en = value.get("ja", ""), value.get("en", "")
        if isinstance(ja, str) and isinstance(en, str):
            return Text(ja, en)
        self._shape(key, A_TEXT)
        return Text("-")

    def _only_languages(self, value: Fields) -> None:
        for key in value:
            if key not in _LANGUAGES and not key.startswith("x-"):
                self._unknown(value, key, ("ja", "en"))

    def _not_mappings(self, key: str, items: Sequence[Node]) -> None:
        for item in () if self._origin.closed else items:
            word = item if isinstance(item, str) else ""
            place = item_place(self._origin.lines, self._holder(key), key, word)
            slip = next(slips([f"- {word}"], 0), None) if word else None
            if slip is not None and slip.rule == "Y03":
                self._origin.note(RULES["Y03"], place + slip.place - len("- "), slip.sentence)
            elif not isinstance(item, dict):
                self._origin.note(RULES["E03"], place, A_MAPPING)

    def _scalars(self, key: str, value: Node) -> tuple[str, ...]:
        if isinstance(value, str):
            return (value,) if value else ()
        if isinstance(value, list) and len(value) > MAX_WORDS:
            self._too_many(key, len(value), MAX_WORDS)
            value = value[:MAX_WORDS]
        if isinstance(value, list) and all(isinstance(item, str) and item for item in value):
            return tuple(cast("list[str]", value))
        self._shape(key, A_LIST_OF_WORDS)
        return ()

    def _known_fact(self, key: str, word: str) -> FactId | None:
        if word in self._origin.known.facts:
            return FactId(word)
        if self._origin.closed:
            return None
        near = did_you_mean(word, self._origin.known.facts)
        sentence = message('There is no fact "{word}" in this pack.{near}', word=word, near=near)
        self._origin.note(RULES["E07"], item_place(self._origin.lines, self._holder(key), key, word), sentence)
        return None
