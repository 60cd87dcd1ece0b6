"""Every fixed word that a record may hold has its number in the tables."""

from typing import get_args

import pytest

from trainer.domain.canonical_form import KINDS
from trainer.domain.question import Form
from trainer.domain.response import Confidence
from trainer.domain.review import ReasonKind, SessionKind
from trainer.storage.learner.codes import CONFIDENCE, FORM, KIND, REASON, SESSION_KIND, Codes

WORDS = {
    "kind": (KIND, tuple(KINDS)),
    "form": (FORM, tuple(form.value for form in Form)),
    "confidence": (CONFIDENCE, tuple(one.value for one in Confidence)),
    "session kind": (SESSION_KIND, get_args(SessionKind)),
    "reason": (REASON, get_args(ReasonKind)),
}


@pytest.mark.parametrize("name", WORDS)
def test_every_word_has_a_number_of_its_own(name: str) -> None:
    """A word that were only in the type would end the writing of an answer."""
    codes, words = WORDS[name]
    assert words
    assert len({codes.number(word) for word in words}) == len(words)


def test_control_a_word_that_is_not_listed_has_none() -> None:
    """It is a mistake of ours."""
    with pytest.raises(KeyError):
        Codes("learn").number("review")
