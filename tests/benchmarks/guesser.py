"""The guesser: how much of the bank somebody gets right who knows nothing and only looks at how options are written.

`python -m tests.benchmarks.guesser_cells [repeats]` prints what it gets. A logistic regression over the character
runs of options and a gradient boosting over their form learn, type by type, from the other folds: length, place,
punctuation, absolute words, format, overlap of option and stem, and how often an option's tokens occur over the bank
and in right options. The words of sides and facts are masked: which side an option speaks of is knowledge, not
surface. Folds keep connected twins together, all seeds are fixed; it learns from all packs, and `guesser_cells` counts
what it got by pack, language and type. The interval is a bootstrap over those groups. On a copy whose right options
are the longest the same guesser must do well, or it measures nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from tests.bank.texts import skeleton, subject_words
from trainer.authoring.lint.absolutes import ABSOLUTE, VAGUE
from trainer.authoring.lint.wording import grams, letters, likeness, mean
from trainer.domain.pack import Pack
from trainer.domain.question import Question
from trainer.domain.text import Language
from trainer.question_types.common.optioned import Optioned
from trainer.question_types.match import MatchBody
from trainer.question_types.sort_cases import SortBody
from trainer.question_types.truefalse import TrueFalseBody

REPEATS = 10
FOLDS = 5
DRAWS = 2_000
_MARKS = "、。「」・（）()…—-：:,.;'\"?？!！"


class Candidate(NamedTuple):
    """Something that can be picked."""

    text: str
    right: bool
    place: int
    masked: str


@dataclass(frozen=True)
class Trial:
    """One pick: the candidates side by side."""

    pack: str
    question: str
    type: str
    group: str
    stem: str
    candidates: tuple[Candidate, ...]

    @property
    def chance(self) -> float:
        """The share of candidates that are right."""
        return sum(each.right for each in self.candidates) / len(self.candidates)


class Result(NamedTuple):
    """What the guesser got of one type."""

    questions: int
    trials: int
    chance: float
    accuracy: float
    low: float
    high: float
    easiest: tuple[tuple[str, float], ...]
    """Questions and how often they were guessed, most often first."""


def _group_of(packs: Sequence[Pack]) -> Callable[[str, Question], str]:
    """Return what tells the group of a question: the connected twins its first fact belongs to."""
    parent: dict[tuple[str, str], tuple[str, str]] = {}

    def root(fact: tuple[str, str]) -> tuple[str, str]:
        while parent.setdefault(fact, fact) != fact:
            fact = parent[fact]
        return fact

    for pack in packs:
        for fact in pack.facts.values():
            for twin in fact.twins:
                parent[root((pack.id, fact.id))] = root((pack.id, twin))
    return lambda pack_id, question: "/".join(root((pack_id, question.tests[0])))


def trials_of(packs: Sequence[Pack], language: Language) -> list[Trial]:
    """Return every pick that the packs ask for."""
    group_of = _group_of(packs)
    found = []
    for pack in packs:
        words = subject_words(pack, language)
        for question in pack.questions.values():
            for wording in () if question.retired else _with_own_options(question):
                group, stem = group_of(pack.id, question), wording.stem.in_(language)
                for type_, texts in _picks(wording, pack, language):
                    candidates = tuple(
                        Candidate(text, right, place, skeleton(text, words))
                        for place, (text, right) in enumerate(texts)
                    )
                    found.append(Trial(pack.id, wording.showing, type_, group, stem, candidates))
    return found


def _with_own_options(question: Question) -> list[Question]:
    """Return the question and its variants, but those whose options are the question's: the same pick again."""
    return [question, *(one for one in question.variants if one.body != question.body)]


def _picks(question: Question, pack: Pack, language: Language) -> Iterator[tuple[str, list[tuple[str, bool]]]]:
    body = question.body
    if isinstance(body, Optioned):
        yield question.type, [(each.text.in_(language), each.ok) for each in body.written_options]
    if isinstance(body, TrueFalseBody):
        yield "truefalse: verdict", [("true", body.answer), ("false", not body.answer)]
    if isinstance(body, SortBody):
        for case in body.cases:
            # The side's name must not be seen beside the case: the places of the bins stand for them.
            places = {side.id: side.place for side in pack.sides}
            yield "sort", [(f"{case.text.in_(language)}\n{places[side]}", side == case.bin) for side in body.bins]
    if isinstance(body, MatchBody):
        rights = [*body.pairs, *body.spare]
        for pair in body.pairs:
            left = pair.left.in_(language)
            yield "match", [(f"{each.right.in_(language)}\n{left}", each is pair) for each in rights]


def _form(trial: Trial, often: Counter[str]) -> list[list[float]]:
    """Return the features of form of every candidate, absolute and beside the others."""
    halves = [each.text.partition("\n") for each in trial.candidates]
    texts = [half[0] for half in halves]
    stem = letters(trial.stem)
    runs = [grams(letters(text), 2) for text in texts]
    lengths = [len(text) for text in texts]
    rows = []
    for number, (text, run) in enumerate(zip(texts, runs, strict=True)):
        others = [likeness(run, other) for place, other in enumerate(runs) if place != number]
        aside = halves[number][2]
        rows.append(
            [
                lengths[number],
                lengths[number] - mean(lengths),
                float(lengths[number] == max(lengths)),
                float(lengths[number] == min(lengths)),
                sum(length < lengths[number] for length in lengths) / len(lengths),
                trial.candidates[number].place,
                len(trial.candidates),
                *(text.count(mark) for mark in "、「・"),
                sum(text.count(mark) for mark in _MARKS),
                sum(character.isdigit() for character in text),
                float(ABSOLUTE.search(text) is not None),
                float(VAGUE.search(text) is not None),
                mean("ァ" <= character <= "ー" for character in text),
                mean("一" <= character <= "鿿" for character in text),
                mean(gram in stem for gram in run),
                mean(others),
                max(others, default=0.0),
                mean(float(often[gram]) for gram in run),
                len(trial.stem),
                likeness(run, grams(letters(aside), 2)),
                float(aside == "left") - float(aside == "right"),
                len(text.split()),
            ]
        )
    columns = np.array(rows, dtype=float)
    return np.hstack([columns, columns - columns.mean(axis=0)]).tolist()


class _Rows(NamedTuple):
    """The candidates of some trials as a learner sees them."""

    form: np.ndarray
    masked: list[str]
    right: np.ndarray


def _rows(trials: Sequence[Trial], often: Counter[str]) -> _Rows:
    form = np.array([row for trial in trials for row in _form(trial, often)])
    # In a sort, the words of a case say which side it speaks of; only its form is surface.
    masked = ["" if trial.type == "sort" else each.masked for trial in trials for each in trial.candidates]
    return _Rows(form, masked, np.array([each.right for trial in trials for each in trial.candidates]))


def _scores(learnt: Sequence[Trial], asked: Sequence[Trial], seed: int) -> np.ndarray:
    """Return how right each candidate of `asked` looks after learning from `learnt`."""
    often = Counter(gram for trial in learnt for each in trial.candidates for gram in grams(letters(each.text), 2))
    known, unknown = _rows(learnt, often), _rows(asked, often)
    boosting = HistGradientBoostingClassifier(max_iter=60, max_leaf_nodes=8, learning_rate=0.08, random_state=seed)
    boosting.fit(known.form, known.right)
    scaler = StandardScaler().fit(known.form)
    parts = [csr_matrix(scaler.transform(rows.form)) for rows in (known, unknown)]
    if any(known.masked):
        tokens = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), min_df=3, sublinear_tf=True).fit(known.masked)
        parts = [hstack([part, tokens.transform(r.masked)]) for part, r in zip(parts, (known, unknown), strict=True)]
    linear = LogisticRegression(C=0.3, max_iter=2_000, random_state=seed).fit(parts[0], known.right)
    return linear.predict_proba(parts[1])[:, 1] + boosting.predict_proba(unknown.form)[:, 1]


def hits_of(trials: Sequence[Trial], repeats: int) -> np.ndarray:
    """Return for every trial how often, over all repeats, the best-looking candidate was right."""
    groups = [trial.group for trial in trials]
    hits = np.zeros(len(trials))
    for repeat in range(repeats):
        folds = GroupKFold(n_splits=min(FOLDS, len(set(groups))), shuffle=True, random_state=repeat)
        for learnt, asked in folds.split(groups, groups=groups):
            scores = iter(_scores([trials[number] for number in learnt], [trials[number] for number in asked], repeat))
            random = Random(repeat)
            for number in asked:
                picks = [(next(scores), random.random(), each.right) for each in trials[number].candidates]
                hits[number] += max(picks)[2]
    return hits / repeats


def guess(trials: Sequence[Trial], repeats: int = REPEATS) -> Result:
    """Let the guesser learn and guess; the interval is 95 % over groups of connected twins."""
    hits = hits_of(trials, repeats)
    by_group: dict[str, list[int]] = defaultdict(list)
    by_question: dict[str, list[float]] = defaultdict(list)
    for number, trial in enumerate(trials):
        by_group[trial.group].append(number)
        by_question[trial.question].append(float(hits[number]))
    groups = [np.array(numbers) for numbers in by_group.values()]
    random = np.random.default_rng(0)
    drawn = []
    for _ in range(DRAWS):
        numbers = np.concatenate([groups[place] for place in random.integers(len(groups), size=len(groups))])
        drawn.append(hits[numbers].mean())
    low, high = np.quantile(drawn, [0.025, 0.975])
    easiest = sorted(((question, mean(found)) for question, found in by_question.items()), key=lambda each: -each[1])
    chance = mean(trial.chance for trial in trials)
    return Result(len(by_question), len(trials), chance, hits.mean(), low, high, tuple(easiest))


def cued(trials: Sequence[Trial]) -> list[Trial]:
    """Return a copy in which the right option is the longest: it says part of itself again."""
    copies = []
    for trial in trials:
        most = max(len(each.text) for each in trial.candidates)
        candidates = tuple(
            each._replace(text=(each.text * 9)[: most + 3]) if each.right else each for each in trial.candidates
        )
        copies.append(replace(trial, candidates=candidates))
    return copies
