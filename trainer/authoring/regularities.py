"""What a guesser could use over a whole bank, with the probability that it is chance."""

from dataclasses import dataclass

from trainer.authoring.lint.bank import Bank
from trainer.authoring.lint.length import LongestKeys, longest_keys
from trainer.authoring.lint.position import KeyPositions, key_positions
from trainer.domain.message import message
from trainer.domain.text import Language
from trainer.packs.read_pack import ReadPack
from trainer.translations import say


@dataclass(frozen=True, slots=True)
class BankStatistics:
    """Over all questions of which exactly one option is right."""

    questions: int
    longest: LongestKeys
    positions: KeyPositions
    """In the author's order; learners see it only where options are fixed."""

    def lines(self, language: Language) -> tuple[str, ...]:
        """Return one line a test; none for a bank without such questions."""
        if not self.questions:
            return ()
        longest, counts = self.longest, ", ".join(str(count) for count in self.positions.counts)
        share = f"{longest.longest}/{longest.questions}"
        of_length = message(
            "Right option the longest, where there is one: {share} (by chance {expected:.1f}, two-sided p={p:.3f})",
            share=share,
            expected=longest.expected,
            p=longest.p,
        )
        square = f"χ²={self.positions.statistic:.2f}, p={self.positions.p:.3f}"
        of_place = message("Place of the right option: {counts} ({square})", counts=counts, square=square)
        return say(of_length, language), say(of_place, language)

    def to_json(self) -> dict[str, object]:
        """Return the same as JSON values."""
        return {"questions": self.questions, "longest": self.longest._asdict(), "positions": self.positions._asdict()}


def statistics_of(read: ReadPack) -> BankStatistics:
    """Count the questions that could be read and are not retired."""
    bank = Bank(read)
    return BankStatistics(len(bank.counted), longest_keys(bank), key_positions(bank.counted))
