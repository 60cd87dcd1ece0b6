from collections.abc import Callable, Iterator
from random import Random

import pytest

from tests.study.on_disk import TODAY, DiskLearner, knows
from tests.study.small_pack import fact, pack_of, question, small_pack
from trainer.domain.response import Response
from trainer.domain.study_day import StudyDay
from trainer.reports.strength import STRENGTH, StrengthCell, StrengthReport
from trainer.translations import say

Make = Callable[..., DiskLearner]
WORDY = small_pack(aspects=4, each=4)


def cells(report: StrengthReport) -> list[StrengthCell]:
    """Return the cells there are."""
    return [cell for row in report.cells for cell in row if cell is not None]


def test_without_any_answer_there_is_no_number_and_nothing_is_called_weak(on_disk: Make) -> None:
    """And the sentence says what helps."""
    report = on_disk(WORDY).desk.report(STRENGTH).work()
    assert (tuple(map(say, report.aspects)), tuple(map(say, report.sides))) == (
        ("a0観点", "a1観点", "a2観点", "a3観点"),
        ("マーケティング", "営業"),
    )
    assert all(cell == StrengthCell(4, 0, None, None, weakest=False) for cell in cells(report))
    assert say(report.verdict) == "まだ判断できません。まず、問題に答えてみましょう。"
    assert not report.can_practise
    assert say(report.horizon) == "30日後"


@pytest.fixture(scope="module")
def weak(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DiskLearner]:
    """Return one who answered three in four wrong in one topic for a fortnight; nobody may answer for them here."""
    learner = DiskLearner(tmp_path_factory.mktemp("weak") / "data", WORDY)
    learner.days(14, knows(0.95, but="a2.s", but_share=0.25))
    yield learner
    learner.storage.close()


@pytest.mark.slow
def test_a_topic_is_called_weakest_only_where_the_evidence_carries_it(on_disk: Make, weak: DiskLearner) -> None:
    """Three wrong in four in one topic for a fortnight do; the control is a learner who is alike in all topics."""
    even = on_disk(WORDY)
    even.days(3, knows(0.9))
    told = weak.desk.report(STRENGTH).work()
    assert [cell.weakest for cell in cells(told)] == [False] * 5 + [True] + [False] * 2
    assert say(told.verdict).startswith("いま弱いのは「a2観点 · 営業」です。弱いほうから3つに入る確かさは、約")
    assert told.can_practise
    untold = even.desk.report(STRENGTH).work()
    assert not any(cell.weakest for cell in cells(untold))
    assert say(untold.verdict).startswith("いちばん弱い分野は、おそらく次の5つのどれかです：")


def test_what_was_only_seen_on_one_day_has_no_number(on_disk: Make) -> None:
    """However often it was right: only answers on later days tell how much stays."""
    learner = on_disk(WORDY)
    learner.days(1, knows(1.0))
    report = learner.desk.report(STRENGTH).work()
    assert all(cell.first_impression and cell.horizon is None for cell in cells(report) if cell.met)
    assert "%" not in "".join(map(say, report.sentences))
    assert say(report.note) == "割合は、別の日の答えで、どれだけ残るかがわかってからお見せします。"


def test_recall_falls_towards_the_horizon_and_the_range_holds_the_mean(on_disk: Make) -> None:
    """For every topic met."""
    learner = on_disk(WORDY)
    learner.days(6, knows(0.9))
    for cell in cells(learner.desk.report(STRENGTH).work()):
        assert cell.today is not None
        assert cell.horizon is not None
        assert cell.horizon.mean < cell.today.mean
        assert cell.today.low < cell.today.mean < cell.today.high
        assert (cell.facts, cell.met) == (4, 4)


@pytest.mark.parametrize(("ahead", "words"), [(0, "今日"), (40, "11月18日"), (400, "2025年11月13日"), (-3, "30日後")])
def test_the_horizon_is_the_due_date_while_it_is_not_over(on_disk: Make, ahead: int, words: str) -> None:
    """Else a month ahead; on the due date itself both numbers are the same."""
    learner = on_disk(WORDY)
    learner.days(6, knows(0.9))
    learner.clock.pass_days(-1)
    learner.set(due_day=StudyDay(TODAY + 5 + ahead))
    report = learner.desk.report(STRENGTH).work()
    assert say(report.horizon) == words
    assert cells(report)[0].today is not None
    assert (cells(report)[0].horizon == cells(report)[0].today) == (ahead == 0)


def test_a_topic_without_facts_is_empty_and_few_topics_have_no_weakest(on_disk: Make) -> None:
    """One side, one topic: no ranking, however wrong the answers."""
    facts = [fact("a", "marketing", 0), fact("a", "marketing", 1), fact("b", "sales", 0)]
    pack = pack_of(facts, [question(one.id, 0) for one in facts[:2]], ["a", "b"])
    learner = on_disk(pack)
    learner.days(10, knows(0.1))
    report = learner.desk.report(STRENGTH).work()
    assert report.cells[0][1] is None
    assert report.cells[1] == (None, None), "no question asks it"
    assert say(report.verdict).startswith("まだ判断できません。分野が少ない")
    assert len(cells(report)) == 1


def test_facts_that_left_the_pack_count_nowhere(on_disk: Make) -> None:
    """Their answers stay in the log."""
    learner = on_disk(WORDY)
    learner.days(4, knows(0.9))
    learner.pack = small_pack(aspects=4, each=2)
    learner.restart()
    assert all((cell.facts, cell.met) == (2, 2) for cell in cells(learner.desk.report(STRENGTH).work()))


@pytest.mark.slow
def test_it_is_said_in_english_too(on_disk: Make, weak: DiskLearner) -> None:
    """Every sentence."""
    learner = on_disk(WORDY)
    for report in (learner.desk.report(STRENGTH).work(), weak.desk.report(STRENGTH).work()):
        words = "".join(say(one, "en") for one in (report.verdict, report.note, report.horizon))
        assert words.translate({ord(mark): None for mark in "“”·"}).isascii(), words


def test_a_guess_is_worth_less_than_a_typed_answer(on_disk: Make) -> None:
    """The same right answers, chosen from three or typed: the typed ones are more evidence."""
    picked, typed = (on_disk(small_pack(aspects=4, each=1, kinds=[kind, kind])) for kind in ("pick", "type"))
    for one in (picked, typed):
        chance = Random(1)
        one.days(5, lambda _, chance=chance: (Response(("ok" if chance.random() < 0.7 else "no",)), None))
    thin = [sum(cell.first_impression for cell in cells(one.desk.report(STRENGTH).work())) for one in (picked, typed)]
    assert thin == [8, 0]
