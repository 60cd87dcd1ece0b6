"""Checking a pack for its author: every fault with its place and cure, and what the questions cover."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.authoring.coverage import Coverage, coverage_of
from trainer.authoring.lint import lint
from trainer.authoring.regularities import BankStatistics, statistics_of
from trainer.authoring.source_kinds import SourceKinds, source_kinds_of
from trainer.domain.message import counted, message
from trainer.domain.text import Language
from trainer.domain.visible import visible_line
from trainer.packs.fault import Fault
from trainer.packs.outer_door import behind_the_door, refuse_pack
from trainer.packs.parsing import Parse, parse_here
from trainer.packs.questions import BodyParser
from trainer.packs.read_pack import ReadPack, read_pack
from trainer.translations import in_every_language, say

_SEVERITIES = {"error": message("error"), "warning": message("warning"), "info": message("note")}


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was found in one pack."""

    folder: str
    faults: tuple[Fault, ...]
    coverage: Coverage
    statistics: BankStatistics
    sources: SourceKinds
    as_json: bool = False
    """How `text` writes it."""

    @property
    def errors(self) -> int:
        """Return how many faults keep the pack from being studied."""
        return sum(fault.severity == "error" for fault in self.faults)

    @property
    def warnings(self) -> int:
        """Return how many ought to be mended or set aside with a reason."""
        return sum(fault.severity == "warning" for fault in self.faults)

    @property
    def notes(self) -> int:
        """Return how many are only worth knowing."""
        return len(self.faults) - self.errors - self.warnings

    @property
    def text(self) -> str:
        """Return the report as it was asked for: JSON, or lines in Japanese."""
        return self.to_json() if self.as_json else "\n".join(self.lines("ja"))

    def lines(self, language: Language) -> tuple[str, ...]:
        """Return the report as lines: four a fault, then the coverage, the sources, the statistics and the sums."""
        found = [line for fault in self.faults for line in _fault_lines(fault, language)]
        total = message(
            "{errors}, {warnings}, {notes}.",
            errors=counted("{count} error", "{count} errors", self.errors),
            warnings=counted("{count} warning", "{count} warnings", self.warnings),
            notes=counted("{count} note", "{count} notes", self.notes),
        )
        sections = (self.coverage, self.sources, self.statistics)
        told = (line for section in sections for line in section.lines(language))
        return (*found, *told, say(total, language))

    def to_json(self) -> str:
        """Return the report as JSON, for editors and other programs."""
        report = {
            "folder": self.folder,
            "errors": self.errors,
            "warnings": self.warnings,
            "notes": self.notes,
            "faults": [_fault_json(fault) for fault in self.faults],
            "coverage": self.coverage.to_json(),
            "sources": self.sources.to_json(),
            "statistics": self.statistics.to_json(),
        }
        return json.dumps(report, ensure_ascii=False, indent=2)


def check(
    folder: Path,
    parsers: Sequence[BodyParser],
    *,
    today: str = "",
    as_json: bool = False,
    parse: Parse = parse_here,
) -> CheckReport:
    """Read and lint the pack in `folder`, parsing as `parse` does; what is overdue is held against `today`, a date.

    Raises PackProblem where there is no such folder, or it holds more than a pack can.
    """
    read = read_pack(folder, parsers, for_author=True, parse=parse)
    return behind_the_door(
        lambda: report_of(read, str(folder), today, as_json=as_json), refuse_pack(visible_line(folder.name))
    )


def report_of(read: ReadPack, folder: str, today: str = "", *, as_json: bool = False) -> CheckReport:
    """Return the report on a pack that was read for its author, wherever it was read from."""
    faults = sorted(dict.fromkeys((*read.faults, *_said_of(read, lint(read, today)))), key=_order)
    return CheckReport(folder, tuple(faults), coverage_of(read), statistics_of(read), source_kinds_of(read), as_json)


def _said_of(read: ReadPack, found: Iterable[Fault]) -> Iterator[Fault]:
    """Yield what the rules of good questions find; of a pack as it was imported nothing is demanded, all is told."""
    for fault in found:
        yield replace(fault, severity="info") if read.imported else fault


def _order(fault: Fault) -> tuple[bool, str, int, int, str]:
    return fault.file != "pack.yaml", fault.file, fault.line, fault.column, fault.rule


def _fault_lines(fault: Fault, language: Language) -> tuple[str, ...]:
    severity = say(_SEVERITIES[fault.severity], language)
    return (
        f"{visible_line(fault.place)} {severity} {fault.rule}",
        f"  | {visible_line(fault.excerpt)}",
        f"  {visible_line(say(fault.sentence, language))}",
        f"  → {visible_line(say(fault.mend, language))}",
    )


def _fault_json(fault: Fault) -> dict[str, object]:
    return {
        "rule": fault.rule,
        "severity": fault.severity,
        "file": fault.file,
        "line": fault.line,
        "column": fault.column,
        "excerpt": fault.excerpt,
        "sentence": in_every_language(fault.sentence),
        "mend": in_every_language(fault.mend),
    }
