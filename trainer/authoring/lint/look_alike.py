"""W35: two options that a reader cannot tell apart, though their letters differ."""

import unicodedata
from collections.abc import Iterator
from typing import Final

from trainer.authoring.lint.bank import Bank
from trainer.authoring.lint.examples import FAIR, JOBS, single
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.domain.message import message

_FAMILIES: Final = (
    # Cyrillic, Greek and Latin letters of one shape, small ones after folding of case.
    "aаα", "bвβ", "cсϲ", "eеε", "hнһη", "iіιlӏ1|ı", "kкκ", "mм", "nпν", "oоο0〇○◯",
    "pрρ", "sѕ", "tтτ", "uυ", "xхχ", "yуγ",
    # Kana, kanji and lines of one shape.
    "ーー一―—–‐−-─", "へヘ", "べベ", "ぺペ", "りリ", "カ力", "ロ口囗", "ニ二", "ハ八", "タ夕", "エ工",
    "ト卜", "オ才", "ミ彡", "土士", "未末", "己已巳", "・･·•", "、,，", "。.．",
)  # fmt: skip
_SHAPE: Final = {ord(each): family[0] for family in _FAMILIES for each in family}
_UNSEEN: Final = frozenset({"Cf", "Cc", "Co", "Zs", "Mn"})
_VOICED: Final = "\u3099\u309a"
"""が is told from か at a glance; an accent on a Latin letter, or a mark on nothing, is not."""


def shape(text: str) -> str:
    """Return what a text looks like at a glance: width, case, accents, blanks and letters of one shape made one."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    seen = (each for each in apart if each in _VOICED or unicodedata.category(each) not in _UNSEEN)
    return unicodedata.normalize("NFC", "".join(seen)).translate(_SHAPE)


def _alike(bank: Bank) -> Iterator[Finding]:
    for item in bank.items:
        first: dict[str, str] = {}
        for option in item.options:
            look = shape(option.text.in_("ja"))
            known = first.setdefault(look, option.text.in_("ja"))
            if known is not option.text.in_("ja") and known != option.text.in_("ja"):
                sentence = message('At a glance this option is the same as "{text}".', text=known)
                yield Finding(option.entry, "text", sentence, item.entry)


LOOK_ALIKE = LintRule(
    id="W35",
    severity="warning",
    sentence=message("Two options look the same at a glance."),
    mend=message("Write one of them with other letters or other words."),
    bad=single(FAIR, ("カタログの担当", "力タログの担当", "経理の担当", "総務の担当")),
    good=single(FAIR, JOBS),
    check=_alike,
)
