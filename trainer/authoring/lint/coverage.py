"""W30 and I30: every fact is asked in at least two ways, and the table of aspect × side × level has no holes."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from statistics import median

from trainer.authoring.lint.bank import Bank
from trainer.authoring.lint.examples import card, short
from trainer.authoring.lint.lint_rule import Finding, LintRule
from trainer.domain.message import counted, message
from trainer.domain.subject import FactId

_ENOUGH = 2
_CROWDED = 3
"""Times the median of all cells."""
_FEWEST_CELLS = 6


def _few(bank: Bank) -> Iterator[Finding]:
    types: dict[FactId, set[str]] = defaultdict(set)
    for item in bank.items:
        for fact in item.question.tests:
            types[fact].add(item.question.type)
    for entry in bank.read.facts_written:
        id_ = FactId(entry.word("id", default=""))
        count = len(types[id_])
        if count < _ENOUGH:
            yield Finding(
                entry,
                "id",
                counted(
                    'The fact "{id}" is asked in {count} type only.',
                    'The fact "{id}" is asked in {count} types only.',
                    count,
                    id=id_,
                ),
            )


def cell_counts(bank: Bank) -> Counter[tuple[str, str, str]]:
    """Return how many questions each aspect × side × level has; 0 where there is a fact and no question."""
    facts = bank.read.facts
    counts: Counter[tuple[str, str, str]] = Counter(
        {(fact.aspect, fact.side, fact.level): 0 for fact in facts.values()}
    )
    for item in bank.items:
        tested = [facts[id_] for id_ in item.question.tests if id_ in facts]
        for cell in {(fact.aspect, fact.side, item.question.level or fact.level) for fact in tested}:
            counts[cell] += 1
    return counts


def _holes(bank: Bank) -> Iterator[Finding]:
    if bank.root is None:
        return
    counts = cell_counts(bank)
    middle = median(counts.values()) if counts else 0
    for cell, count in counts.items():
        name = " × ".join(cell)
        if not count:
            yield Finding(bank.root, "aspects", message("{name} has no question.", name=name))
        elif len(counts) >= _FEWEST_CELLS and count > _CROWDED * middle:
            yield Finding(
                bank.root,
                "aspects",
                message("{name} is crowded ({count}, median {middle:g}).", name=name, count=count, middle=middle),
            )
    yield from _shallow(bank, counts)


def _shallow(bank: Bank, counts: Counter[tuple[str, str, str]]) -> Iterator[Finding]:
    """Yield the aspects that nothing asks about at the deepest level."""
    levels = [entry.word("id", default="") for entry in bank.root.entries("levels")] if bank.root else []
    if not levels or bank.root is None:
        return
    aspects = dict.fromkeys(aspect for aspect, _, _ in counts)
    for aspect in aspects:
        if len(levels) > 1 and not any(counts[cell] for cell in counts if cell[0] == aspect and cell[2] == levels[-1]):
            yield Finding(
                bank.root,
                "aspects",
                message('{aspect} has no question at the deepest level "{levels}".', aspect=aspect, levels=levels[-1]),
            )


_FIRST = card("f.1.1") + short("f.1.2", stem="人を集める仕事を何といいますか。")

FEW_QUESTIONS = LintRule(
    id="W30",
    severity="warning",
    sentence=message("This fact is asked in too few ways."),
    mend=message("Add a question of another type."),
    bad=_FIRST + card("f.2.1", fact="f.2"),
    good=_FIRST + card("f.2.1", fact="f.2") + short("f.2.2", fact="f.2"),
    check=_few,
    whole=True,
)
HOLES = LintRule(
    id="I30",
    severity="info",
    sentence=message("The questions are spread unevenly."),
    mend=message("Add questions where the table has holes."),
    bad=_FIRST,
    good=_FIRST + card("f.2.1", fact="f.2"),
    check=_holes,
    whole=True,
)
