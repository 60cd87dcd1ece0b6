"""What a pack's facts rest on: laws, standards, textbooks, papers, or the pages of those who sell something."""

from collections import Counter
from dataclasses import dataclass

from trainer.domain.message import listed, message, percent
from trainer.domain.text import Language
from trainer.packs.read_pack import ReadPack
from trainer.packs.sources import SOURCE_KINDS
from trainer.translations import say

_NAMES = {
    "law": message("law"),
    "standards-body": message("standards body"),
    "textbook": message("textbook"),
    "paper": message("paper"),
    "vendor": message("vendor"),
    "other": message("other"),
    "": message("kind not said"),
}


@dataclass(frozen=True, slots=True)
class SourceKinds:
    """How many facts rest on each kind of source."""

    facts: int
    kinds: tuple[tuple[str, int], ...]
    """Only kinds that occur, in the order of the format; "" where the pack does not say."""
    without_address: int

    @property
    def vendor_share(self) -> float:
        """Return the share of facts that rest on a vendor's page; 0 of nothing."""
        return dict(self.kinds).get("vendor", 0) / self.facts if self.facts else 0.0

    def lines(self, language: Language) -> tuple[str, ...]:
        """Return one line; none for a pack without facts."""
        if not self.facts:
            return ()
        said = message(
            "Sources of facts: {kinds}; vendors {share}; without an address {without}",
            kinds=listed([message("{kind} {count}", kind=_NAMES[kind], count=count) for kind, count in self.kinds]),
            share=percent(self.vendor_share),
            without=self.without_address,
        )
        return (say(said, language),)

    def to_json(self) -> dict[str, object]:
        """Return the same as JSON values."""
        return {"facts": self.facts, "kinds": dict(self.kinds), "without_address": self.without_address}


def source_kinds_of(read: ReadPack) -> SourceKinds:
    """Count the facts that could be read, each with its own source or the pack's."""
    sources = [fact.source for fact in read.facts.values()]
    counts: Counter[str] = Counter(source.kind or "" for source in sources)
    kinds = tuple((kind, counts[kind]) for kind in (*SOURCE_KINDS, "") if counts[kind])
    return SourceKinds(len(sources), kinds, sum(not source.url for source in sources))
