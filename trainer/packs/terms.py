"""`terms.yaml`: the pack's dictionary. What one word has for names stands once, and lists of answers refer to it."""

from collections.abc import Mapping

from trainer.domain.message import message
from trainer.packs.entry import Entry
from trainer.packs.fault import did_you_mean
from trainer.packs.identity import Ids
from trainer.packs.limits import MAX_WORDS
from trainer.packs.wordings import TERM, Wordings, unfolded


def read_terms(entries: list[Entry]) -> Mapping[str, Wordings]:
    """Read the terms: of each its word, then synonyms, abbreviations and, for Japanese, readings; by id.

    An abbreviation is the same in every language.
    """
    ids = Ids()
    terms: dict[str, Wordings] = {}
    for entry in entries:
        id_ = ids.take(entry)
        word, synonyms = entry.text("word"), entry.wordings("synonyms", required=False)
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


def accepted_wordings(entry: Entry, key: str, *, required: bool = True) -> Wordings:
    """Return the wordings under `key` with the words of each term in its place.

    `term:ID` in a list of one language stands for the term's words in that, in a list for both for all of them. A term
    that the pack does not have is a fault, and so is a list that grows beyond every limit.
    """
    written, known = entry.wordings(key, required=required), entry.known.terms
    named = {word for word in (*written.ja, *written.en) if word.startswith(TERM)}
    if not named:
        return written
    for word in sorted(named):
        if word.removeprefix(TERM) not in known:
            near = did_you_mean(word.removeprefix(TERM), known)
            sentence = message('There is no term "{word}" in terms.yaml.{near}', word=word, near=near)
            entry.fault("E52", sentence, key=key)
    terms = {word: known.get(word.removeprefix(TERM), Wordings()) for word in named}
    return _cut(entry, key, unfolded(written, terms, whole=not entry.is_a(dict, key)))


def _cut(entry: Entry, key: str, found: Wordings) -> Wordings:
    count = max(len(found.ja), len(found.en))
    if count > MAX_WORDS:
        sentence = message('"{key}" has {count} entries; {most} is the most.', key=key, count=count, most=MAX_WORDS)
        entry.fault("E32", sentence, key=key)
    return Wordings(found.ja[:MAX_WORDS], found.en[:MAX_WORDS])


def _once(words: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def _check(entry: Entry, found: Wordings) -> None:
    for word in (*found.ja, *found.en):
        if word.startswith(TERM):
            entry.fault("E52", message("A term is made of words, not of other terms."))
            return
