"""What the guesser gets, pooled by pack and language and cell by cell, and what three plain cues get.

Run as `python -m tests.benchmarks.guesser_cells [repeats]`; returns 1 where a target is missed. Targets: over all
types of a pack in a language at most ALLOWED above chance; no cell whose one-sided lower bound (bootstrap over groups
of connected twins, Holm over the cells) is above chance, cells under ENOUGH questions only reported; where one option
alone is the longest, it is right neither more nor less often than by chance (two-sided, Holm); the rule of verdicts at
most VERDICTS, the list of giveaways at most GIVEAWAYS.
"""

import sys
from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from tests.bank.texts import pack_names, pack_of
from tests.benchmarks import plain_cues
from tests.benchmarks.guesser import REPEATS, Trial, cued, guess, hits_of, trials_of
from trainer.authoring.lint.wording import mean
from trainer.domain.pack import Pack
from trainer.domain.text import Language

LANGUAGES: Final[tuple[Language, ...]] = ("ja", "en")
ENOUGH: Final = 100
"""Questions of a cell from which on its number is a target, not only a report."""
ALLOWED: Final = 0.05
VERDICTS: Final = 0.58
GIVEAWAYS: Final = 0.60
LEVEL: Final = plain_cues.LEVEL
DRAWS: Final = 10_000
SHOWN: Final = 8


class Cell(NamedTuple):
    """What was guessed of one type in one pack and language, or of all types together."""

    name: str
    questions: int
    picks: int
    chance: float
    guessed: float
    above: np.ndarray
    """Draws of how much more than chance it is."""
    easiest: tuple[str, ...] = ()

    @property
    def p(self) -> float:
        """Return how probable no gain over chance is, one-sided."""
        return (1 + int((self.above <= 0).sum())) / (1 + len(self.above))

    def low(self, level: float) -> float:
        """Return the one-sided lower bound of what is guessed."""
        return self.chance + float(np.quantile(self.above, level))


def cell_of(name: str, trials: Sequence[Trial], hits: Sequence[float]) -> Cell:
    """Return the cell of these picks; groups of twins are drawn as wholes."""
    gains: dict[str, list[float]] = defaultdict(list)
    by_question: dict[str, list[float]] = defaultdict(list)
    for trial, hit in zip(trials, hits, strict=True):
        gains[trial.group].append(hit - trial.chance)
        by_question[trial.question].append(hit)
    sums = np.array([sum(each) for each in gains.values()])
    counts = np.array([len(each) for each in gains.values()])
    drawn = np.random.default_rng(0).integers(len(sums), size=(DRAWS, len(sums)))
    above = sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
    easiest = sorted(by_question, key=lambda question: -mean(by_question[question]))[:SHOWN]
    chance = mean(trial.chance for trial in trials)
    return Cell(name, len(by_question), len(trials), chance, mean(hits), above, tuple(easiest))


def cells_of(packs: Sequence[Pack], language: Language, repeats: int) -> tuple[list[Cell], list[Cell]]:
    """Return the pooled cell of each pack, and those of its types."""
    trials = trials_of(packs, language)
    hits = np.zeros(len(trials))
    for type_ in dict.fromkeys(trial.type for trial in trials):
        numbers = [number for number, trial in enumerate(trials) if trial.type == type_]
        hits[numbers] = hits_of([trials[number] for number in numbers], repeats)
    pooled, single = [], []
    for pack in packs:
        of_pack = [number for number, trial in enumerate(trials) if trial.pack == pack.id]
        pooled.append(_cell(f"{language} {_short(pack)} all types", of_pack, trials, hits))
        for type_ in dict.fromkeys(trials[number].type for number in of_pack):
            numbers = [number for number in of_pack if trials[number].type == type_]
            single.append(_cell(f"{language} {_short(pack)} {type_}", numbers, trials, hits))
    return pooled, single


def _cell(name: str, numbers: Sequence[int], trials: Sequence[Trial], hits: np.ndarray) -> Cell:
    return cell_of(name, [trials[number] for number in numbers], [float(hits[number]) for number in numbers])


def _short(pack: Pack) -> str:
    return pack.id.rpartition(".")[2]


def _line(cell: Cell, level: float, verdict: str) -> str:
    return (
        f"  {cell.name:<52}{cell.questions:4} questions {cell.picks:4} picks   chance {cell.chance:6.1%}"
        f"   guessed {cell.guessed:6.1%}   low {cell.low(level):6.1%} (at {level:.4f}, p={cell.p:.4f})  {verdict}"
    )


def _tell_pooled(cells: Sequence[Cell]) -> int:
    missed = 0
    print(f"pooled over types: at most {ALLOWED:.0%} above chance")
    for cell in cells:
        met = cell.guessed <= cell.chance + ALLOWED
        missed += not met
        print(_line(cell, LEVEL, "met" if met else "MISSED"))
    return missed


def _tell_cells(cells: Sequence[Cell]) -> int:
    missed = 0
    held = plain_cues.holm([cell.p for cell in cells])
    print(f"cells: one-sided lower bounds, Holm over {len(cells)}; under {ENOUGH} questions reported")
    for cell, (level, above) in zip(cells, held, strict=True):
        small = cell.questions < ENOUGH
        missed += above and not small
        verdict = ("above chance" if above else "at chance") + (
            ", reported" if small else " MISSED" if above else ", met"
        )
        print(_line(cell, level, verdict))
        if above:
            print("    easiest:", ", ".join(cell.easiest))
    return missed


def _tell_longest(packs: Sequence[Pack]) -> int:
    rows = []
    for pack in packs:
        for language in LANGUAGES:
            asked = plain_cues.asked(pack)
            for type_ in dict.fromkeys(question.type for question in asked):
                found = plain_cues.longest([each for each in asked if each.type == type_], language)
                if found.of:
                    rows.append((f"{language} {_short(pack)} {type_}", found))
    print("longest option, where one alone is the longest: two-sided, Holm")
    missed = 0
    for (name, found), (level, out) in zip(rows, plain_cues.holm([found.p for _, found in rows]), strict=True):
        missed += out
        share = f"right {found.right:3} of {found.of:3}, by chance {found.expected:5.1f}"
        print(f"  {name:<52}{share}   p={found.p:.4f} against {level:.4f}  {'MISSED' if out else 'met'}")
    return missed


def _tell_rules(packs: Sequence[Pack]) -> int:
    missed = 0
    for pack in packs:
        for language in LANGUAGES:
            asked = plain_cues.asked(pack)
            rows = (
                ("rule of verdicts", plain_cues.verdicts(asked, language), VERDICTS),
                ("sixty giveaways", plain_cues.giveaways(asked, pack, language), GIVEAWAYS),
            )
            for rule, found, most in rows:
                met = found.share <= most
                missed += not met
                share = f"{found.share:.1%} of {found.of}"
                print(f"  {language} {_short(pack)} {rule}: {share} (at most {most:.0%})  {'met' if met else 'MISSED'}")
    return missed


def _tell_control(packs: Sequence[Pack], language: Language, repeats: int) -> int:
    trials = [trial for trial in trials_of(packs, language) if trial.type == "single"]
    control = guess(cued(trials), max(1, repeats // 3))
    fails = control.low > control.chance + 4 * ALLOWED
    guessed = f"guessed {control.accuracy:.1%}, from {control.low:.1%} on; chance {control.chance:.1%}"
    print(f"control {language}: cued single {guessed}")
    if not fails:
        print("  THE MEASURE CANNOT FAIL")
    return int(not fails)


def main(repeats: int = REPEATS) -> int:
    """Print everything; return 1 where a target is missed."""
    packs = [pack_of(name) for name in pack_names()]
    found = [cells_of(packs, language, repeats) for language in LANGUAGES]
    missed = _tell_pooled([cell for pooled, _ in found for cell in pooled])
    missed += _tell_cells([cell for _, single in found for cell in single])
    missed += _tell_longest(packs)
    missed += _tell_rules(packs)
    missed += sum(_tell_control(packs, language, repeats) for language in LANGUAGES)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdecimal() else REPEATS))
