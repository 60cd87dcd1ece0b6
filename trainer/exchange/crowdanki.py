"""CrowdAnki: an Anki deck as one JSON file."""

from collections.abc import Iterator
from typing import Final

from trainer.exchange.anki import short_deck
from trainer.exchange.cards import Note, NoteType, read_note
from trainer.exchange.decoding import decoded
from trainer.exchange.item import LeftOut, Reading, Unusable, Wishes, reading_of
from trainer.exchange.strict_json import Json, objects, read_json

CLOZE: Final = 1


class CrowdAnki:
    """A deck as JSON, with its children."""

    name = "crowdanki"
    suffixes = (".json",)

    def recognises(self, name: str, data: bytes) -> bool:
        """Return whether it calls itself a deck."""
        return b'"crowdanki_uuid"' in data or b'"note_models"' in data

    def read(self, data: bytes, wishes: Wishes) -> Reading:
        """Read the notes of the deck and of all decks below it."""
        deck = read_json(decoded(data).text)
        if not isinstance(deck, dict):
            raise Unusable("damaged", "deck")
        changed: list[LeftOut] = []
        title = short_deck(str(deck.get("name", "")), "::")
        return reading_of((read_note(note, changed) for note in _crowd_notes(deck, {})), changed, "utf-8", title)


def _crowd_notes(deck: dict[str, Json], types: dict[str, NoteType]) -> Iterator[Note]:
    types = types | _crowd_types(deck)
    topic = short_deck(str(deck.get("name", "")), "::")
    for number, note in enumerate(objects(deck, "notes"), 1):
        guid = str(note.get("guid", ""))
        fields = note.get("fields")
        words = [str(field) for field in fields] if isinstance(fields, list) else []
        kind = types.get(str(note.get("note_model_uuid", "")))
        names = tuple(str(at) for at in range(1, len(words) + 1))
        kind = kind or NoteType(names, "{{1}}", "", cloze=False)
        yield Note(f"note {guid or number}", guid, kind, words, topic)
    for child in objects(deck, "children"):
        yield from _crowd_notes(child, types)


def _crowd_types(deck: dict[str, Json]) -> dict[str, NoteType]:
    found = {}
    for model in objects(deck, "note_models"):
        first = next(iter(objects(model, "tmpls")), {})
        names = tuple(str(field.get("name", "")) for field in objects(model, "flds"))
        cloze = model.get("type") == CLOZE
        found[str(model.get("crowdanki_uuid", ""))] = NoteType(
            names, str(first.get("qfmt", "")), str(first.get("afmt", "")), cloze
        )
    return found
