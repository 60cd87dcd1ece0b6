"""CSV and TSV: with or without a heading, from Excel, Anki or a script."""

import csv
from io import StringIO
from typing import Final

from trainer.exchange.decoding import decoded
from trainer.exchange.item import Reading, Unusable, Wishes
from trainer.exchange.rows import read_rows

_SEPARATORS: Final = {"comma": ",", "tab": "\t", "semicolon": ";", "pipe": "|", "space": " ", "colon": ":"}
_LONGEST_CELL: Final = 1 << 20
_LOOKED_AT: Final = 20


class Delimited:
    """Rows of cells in a text file."""

    name = "csv"
    suffixes = (".csv", ".tsv", ".txt")

    def recognises(self, name: str, data: bytes) -> bool:
        """Return whether several lines have the same separator."""
        text = decoded(data).text
        lines = [line for line in text.split("\n")[:_LOOKED_AT] if line and not line.startswith("#")]
        return not name.endswith(".txt") or (len(lines) > 1 and all("\t" in line for line in lines))

    def read(self, data: bytes, wishes: Wishes) -> Reading:
        """Read every row; Anki's `#separator:` lines are heard."""
        text, encoding = decoded(data, wishes.encoding)
        separator = "\t" if wishes.name.casefold().endswith(".tsv") else ""
        body = text.split("\n")
        skipped, named = 0, ""
        while body and body[0].startswith("#") and ":" in body[0]:
            key, _, value = body.pop(0)[1:].partition(":")
            skipped += 1
            if key.strip().casefold() == "separator":
                separator = _SEPARATORS.get(value.strip().casefold(), value.strip()[:1])
            elif key.strip().casefold() == "columns":
                named = value
        rest = "\n".join(body)
        csv.field_size_limit(_LONGEST_CELL)
        reader = csv.reader(StringIO(rest, newline=""), delimiter=separator or _separator(rest), strict=False)
        rows = [("line 0", named.split(separator or _separator(rest)))] if named else []
        try:
            before = 0
            for cells in reader:
                rows.append((f"line {before + 1 + skipped}", [unarmed(cell) for cell in cells]))
                before = reader.line_num
        except csv.Error as error:
            raise Unusable("damaged", str(error)) from error
        return read_rows(rows, wishes, encoding)


def _separator(text: str) -> str:
    lines = text.split("\n")[:_LOOKED_AT]
    return max(",\t;", key=lambda mark: sum(line.count(mark) for line in lines))


def unarmed(cell: str) -> str:
    """Return a cell without the one ' that our own export puts before what a spreadsheet would run."""
    return cell[1:] if cell.startswith("'") and runs(cell) else cell


def runs(cell: str) -> bool:
    """Return whether a spreadsheet would run a cell, now or without the ' before it."""
    return cell.lstrip("'")[:1] in set("=+-@\t\r＝＋－＠")
