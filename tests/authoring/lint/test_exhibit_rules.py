"""The rules of good questions look into exhibits, too."""

from pathlib import Path

import pytest

from tests.authoring.lint.test_rules import found
from tests.packs.exhibit_samples import DIALOGUE, FORM, TABLE
from trainer.authoring.lint.examples import FAIR, JOBS, single


@pytest.mark.parametrize(
    ("rule", "written"),
    [
        ("W26", DIALOGUE.replace("三人が丸一日", "3人が24時間")),
        ("W60", FORM.replace(", en: Budget", "")),
        ("W34", TABLE.replace("検索連動", "検索\u200b連動")),
        ("W60", TABLE.replace("{ja: 検索連動, en: Search}", "検索連動")),
        ("W61", TABLE.replace("検索連動", JOBS[0])),
    ],
    ids=["numbers differ", "a language is missing", "unseen", "one language", "the answer"],
)
def test_a_slip_in_an_exhibit_is_found(tmp_path: Path, rule: str, written: str) -> None:
    """Once, at the exhibit."""
    (fault,) = found(tmp_path, rule, single(FAIR, JOBS) + written)
    assert "exhibit" in fault.excerpt or fault.line > 1


def test_an_answer_among_its_alternatives_is_no_give_away(tmp_path: Path) -> None:
    """Where wrong options stand in the exhibit too, one reads and decides."""
    written = TABLE.replace("検索連動", JOBS[0]).replace("駅の看板の動画", JOBS[1])
    assert found(tmp_path, "W61", single(FAIR, JOBS) + written) == []
