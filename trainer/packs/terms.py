"""`terms.yaml`: the pack's dictionary. What one word has for names stands once, and lists of answers refer to it."""

from collections.abc import Mapping

from trainer.domain.message import message
from trainer.packs.entry import Entry
from trainer.packs.identity import Ids
from trainer.packs.wordings import TERM, Wordings


def read_terms(entries: list[Entry]) -> Mapping[str, Wordings]:
    """Read the terms: of each its word, then synonyms, abbreviations and, for Japanese, readings; by id.

    An abbreviation is the same in every language.
    """
    ids = Ids()
    terms: dict[str, Wordings] = {}
    for entry in entries:
        id_ = ids.take(entry)
        word, synonyms = entry.text("word"), entry.wordings_written("synonyms")
        abbreviations, readings = entry.words("abbreviations", required=False), entry.words("readings", required=False)
        ja = [word.ja, *synonyms.ja, *abbreviations, *readings]
        en = [word.en, *synonyms.en, *abbreviations]
        found = Wordings(_once(ja), _once(en))
        _check(entry, found)
        if id_:
            terms[id_] = found
    for entry in entries:
        ids.retire(entry)
        entry.finish()
    return terms


def _once(words: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def _check(entry: Entry, found: Wordings) -> None:
    for word in (*found.ja, *found.en):
        if word.startswith(TERM):
            entry.fault("E52", message("A term is made of words, not of other terms."))
            return
