"""W56 to W59: what is accepted is the same everywhere and in both languages, and not read off the stem."""

import re
from collections import defaultdict
from collections.abc import Iterator

from trainer.authoring.lint.bank import Bank, Item, TypedAnswer
from trainer.authoring.lint.examples import FAIR, JOBS, short, single
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.authoring.lint.wording import letters
from trainer.domain.folding import fold
from trainer.domain.message import Message, message
from trainer.domain.subject import FactId
from trainer.packs.wordings import TERM

_SHORTEST = 2
"""Letters of a word that can be read off a stem: shorter ones stand in other words."""
_BLANK = re.compile(r"\[\[.*?\]\]")
_ASIDE = re.compile(r"[(（].*?[)）]")
_HIRAGANA = re.compile("[ぁ-ゖ]")
_LONGER_BY = 8
"""Letters that an option may have more than the answer and still name the same."""


def _answers(bank: Bank) -> Iterator[tuple[Item, TypedAnswer]]:
    for item in bank.items:
        for answer in item.typed:
            yield item, answer


def _is_of_a_term(answer: TypedAnswer, bank: Bank) -> bool:
    """Return whether all words of a term that has the shown wording are accepted."""
    terms = [term for term in bank.read.terms.values() if answer.shown in term.ja[:1]]
    excepted = {fold(word) for word in answer.entry.wordings("except", required=False).ja}
    return any({fold(word) for word in (*term.ja, *term.en)} - excepted <= answer.folded for term in terms)


def _other_list(bank: Bank) -> Iterator[Finding]:
    """Find answers shown in the same word that take different ones; words more than a term's are its place's."""
    alike: dict[str, list[tuple[Item, TypedAnswer]]] = defaultdict(list)
    for item, answer in _answers(bank):
        alike[fold(answer.shown)].append((item, answer))
    for answers in alike.values():
        loose = [(item, answer) for item, answer in answers if not _is_of_a_term(answer, bank)]
        held = len(loose) < len(answers)
        for item, answer in loose if held else loose[1:]:
            if held or answer.folded != loose[0][1].folded:
                said = message('"{word}" is accepted with other wordings elsewhere in this pack.', word=answer.shown)
                yield Finding(answer.entry, "accept", said, item.entry)


def _in_the_stem(bank: Bank) -> Iterator[Finding]:
    for item, answer in _answers(bank):
        stem = item.question.stem
        # Not folded: ます is no マス to who reads a stem.
        ja = "\n".join(letters(part) for part in _BLANK.split(stem.ja))
        found = [word for word in answer.accept.ja if len(letters(word)) >= _SHORTEST and letters(word) in ja]
        found += [word for word in answer.accept.en if _is_said(word, _BLANK.sub("\n", stem.en))]
        for word in dict.fromkeys(found):
            said = message('"{word}" is accepted and stands in the stem.', word=word)
            yield Finding(answer.entry, "accept", said, item.entry)


def _is_said(word: str, text: str) -> bool:
    # An abbreviation is no word of the language: IS is not is.
    case = re.NOFLAG if word.isupper() else re.IGNORECASE
    return bool(text) and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, case) is not None


def _own_words(bank: Bank) -> dict[FactId, dict[str, str]]:
    """Return the words that options and names have for each fact, folded, with how they are written."""
    words: dict[FactId, dict[str, str]] = defaultdict(dict)
    for fact in bank.read.facts.values():
        name = _ASIDE.sub("", fact.name.ja)
        words[fact.id][fold(name)] = name
    for item in bank.chosen:
        if len(item.question.tests) == 1 and item.key is not None:
            text = _ASIDE.sub("", item.key.text.in_("ja"))
            words[item.question.tests[0]][fold(text)] = text
    return words


def _own_wording(bank: Bank) -> Iterator[Finding]:
    words = _own_words(bank)
    for item, answer in _answers(bank):
        accepted = answer.folded
        if len(answer.facts) != 1:
            continue
        for own, written in words[answer.facts[0]].items():
            if own not in accepted and _names_the_same(written, answer.shown):
                said = message('The pack itself calls it "{word}", which is not accepted.', word=written)
                yield Finding(answer.entry, "accept", said, item.entry)


def _names_the_same(own: str, shown: str) -> bool:
    """Return whether one word is the other with a little more: no kana that make a phrase of it, and no list."""
    rest = fold(own).replace(fold(shown), "", 1)
    phrase = _HIRAGANA.search(own.replace(shown, "", 1)) is not None or own.count("・") > 1
    return len(rest) < len(fold(own)) and len(rest) <= _LONGER_BY and not phrase


def _other_language(bank: Bank) -> Iterator[Finding]:
    for item, answer in _answers(bank):
        said = _lacking(answer)
        if item.question.stem.ja and item.question.stem.en and said is not None:
            yield Finding(answer.entry, "accept", said, item.entry)


def _lacking(answer: TypedAnswer) -> Message | None:
    if not (answer.accept.ja and answer.accept.en):
        return message("Answers are accepted in one of the two languages only.")
    if not answer.entry.is_a(dict, "accept"):
        return None
    ja, en = ({word for word in words if word.startswith(TERM)} for words in answer.written)
    odd = sorted(ja ^ en)
    return message('"{term}" is accepted in one of the two languages only.', term=odd[0]) if odd else None


def _typed(accept: str, *, id_: str = "f.1.1", stem: str = "何といいますか。") -> str:
    return short(id_, stem=stem).replace("accept: [集客]", f"accept: {accept}")


_BOTH = _typed("{ja: 集客, en: Drawing in}")

OTHER_LIST = LintRule(
    id="W56",
    severity="warning",
    sentence=message("The same answer takes other wordings elsewhere in this pack."),
    mend=message("Put its words into terms.yaml and write term:ID in each list."),
    bad=_BOTH + _typed("[集客, 客寄せ]", id_="f.1.2"),
    good=_BOTH + _typed("{ja: 集客, en: Drawing in}", id_="f.1.2"),
    check=_other_list,
    whole=True,
)
IN_THE_STEM = LintRule(
    id="W57",
    severity="warning",
    sentence=message("An accepted word stands in the stem."),
    mend=message("Take it out of the list (a word of a term with except:), or reword the stem."),
    bad=_typed("[集客, 客寄せ]", stem="客寄せを、漢字で何といいますか。"),
    good=_typed("[集客, 客寄せ]", stem="人を呼ぶことを、漢字で何といいますか。"),
    check=_in_the_stem,
)
OWN_WORDING = LintRule(
    id="W58",
    severity="warning",
    sentence=message("What the pack itself calls it is not accepted."),
    mend=message("Accept it, or call it otherwise in the options."),
    bad=_typed("[集客]") + single(FAIR, ("集客活動", *JOBS[1:]), id_="f.1.2"),
    good=_typed("[集客, 集客活動]") + single(FAIR, ("集客活動", *JOBS[1:]), id_="f.1.2"),
    check=_own_wording,
    whole=True,
)
OTHER_LANGUAGE = LintRule(
    id="W59",
    severity="warning",
    sentence=message("The two languages do not accept the same."),
    mend=message("Give both lists the same terms, and wordings of the same meaning."),
    bad=_typed("[集客]"),
    good=_BOTH,
    check=_other_language,
)
