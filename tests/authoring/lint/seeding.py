"""A copy of the built-in pack whose questions get faults one by one, each with the line it must be reported at."""

import re
from collections.abc import Iterable
from pathlib import Path

_TOP = re.compile(r"  - id: ")
_OPTION = re.compile(r"      - key: ")


class Line:
    """One line of a file; it keeps its identity while others come and go."""

    def __init__(self, text: str) -> None:
        self.text = text


class Part:
    """Lines that belong together: a question, a fact or an option."""

    def __init__(self, file: "SeededFile", lines: list[Line]) -> None:
        self.file = file
        self.lines = lines

    @property
    def kind(self) -> str:
        """The type of a question; "fact" for a fact."""
        return next((line.text[10:] for line in self.lines if line.text.startswith("    type: ")), "fact")

    def line(self, start: str, nth: int = 0) -> Line:
        """Return the nth line that starts with these words, whatever its indentation."""
        return [line for line in self.lines if line.text.strip().startswith(start)][nth]

    def replace(self, start: str, text: str, nth: int = 0) -> Line:
        """Write something else in the place of a line, at its indentation."""
        line = self.line(start, nth)
        line.text = line.text[: len(line.text) - len(line.text.lstrip())] + text
        return line

    def insert(self, after: Line, text: str) -> Line:
        """Add a line below another."""
        new = Line(text)
        for lines in (self.file.lines, self.lines):
            if after in lines:
                lines.insert(lines.index(after) + 1, new)
        return new

    def remove(self, lines: Iterable[Line]) -> None:
        """Take lines away."""
        for line in list(lines):
            self.file.lines.remove(line)
            if line in self.lines:
                self.lines.remove(line)

    def below(self, key: str, language: str = "ja") -> Line:
        """Return the line `ja:` or `en:` below a key such as `stem:`."""
        at = self.lines.index(self.line(f"{key}:"))
        return next(line for line in self.lines[at:] if line.text.strip().startswith(f"{language}: "))

    def say(self, key: str, ja: str, en: str = "") -> Line:
        """Write other words below a key and return the Japanese line."""
        for language, words in (("ja", ja), ("en", en)):
            line = self.below(key, language)
            if words:
                line.text = line.text[: line.text.index(f"{language}: ")] + f"{language}: {words}"
        return self.below(key)

    def words(self, key: str) -> str:
        """Return the Japanese words below a key."""
        return self.below(key).text.split("ja: ", 1)[1].strip('"')

    @property
    def options(self) -> list["Part"]:
        """The entries below `choices:`, `reasons:` or `cases:`."""
        starts = [number for number, line in enumerate(self.lines) if _OPTION.match(line.text)]
        stops = [*starts[1:], len(self.lines)]
        found = [Part(self.file, self.lines[start:stop]) for start, stop in zip(starts, stops, strict=True)]
        # What follows the last option at the question's own indentation is not part of it.
        last = found[-1].lines
        outside = [number for number, line in enumerate(last) if number and not line.text.startswith("      ")]
        found[-1].lines = last[: outside[0]] if outside else last
        return found

    @property
    def right(self) -> "Part":
        """The right option."""
        return next(part for part in self.options if any(line.text.strip() == "ok: yes" for line in part.lines))

    @property
    def wrong(self) -> list["Part"]:
        """The wrong options."""
        return [part for part in self.options if all(line.text.strip() != "ok: yes" for line in part.lines)]


class SeededFile:
    """One file of the copy."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        self.path = path
        self.lines = [Line(text) for text in path.read_text(encoding="utf-8").split("\n")]

    def parts(self) -> list[Part]:
        """Return the questions or facts."""
        starts = [number for number, line in enumerate(self.lines) if _TOP.match(line.text)]
        stops = [*starts[1:], len(self.lines)]
        return [Part(self, self.lines[start:stop]) for start, stop in zip(starts, stops, strict=True)]

    def write(self) -> None:
        """Write the file as it is now."""
        self.path.write_text("\n".join(line.text for line in self.lines), encoding="utf-8")

    def number(self, line: Line) -> int:
        """Return where a line is now, from 1."""
        return self.lines.index(line) + 1


class SeededPack:
    """A copy of a pack; every question gets at most one fault, so that none hides another."""

    def __init__(self, folder: Path) -> None:
        names = sorted(folder.glob("questions/*.yaml")) + sorted(folder.glob("facts/*.yaml"))
        self.files = [SeededFile(path.relative_to(folder).as_posix(), path) for path in names]
        self._parts = {file.name: file.parts() for file in self.files}
        self.expected: list[tuple[str, SeededFile, Line]] = []

    def take(self, type_: str) -> Part:
        """Return the next untouched question of a type, or the next fact for "fact"."""
        for file in self.files:
            for part in self._parts[file.name]:
                if part.kind == type_:
                    self._parts[file.name].remove(part)
                    return part
        message = f"no {type_} is left"
        raise LookupError(message)

    def seeded(self, rule: str, part: Part, line: Line) -> None:
        """Note that `rule` must be reported at `line`."""
        self.expected.append((rule, part.file, line))

    def write(self) -> set[tuple[str, str, int]]:
        """Write all files and return what must be reported: rule, file and line."""
        for file in self.files:
            file.write()
        return {(rule, file.name, file.number(line)) for rule, file, line in self.expected}
