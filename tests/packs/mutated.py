"""Packs changed at random, each through the whole way: read, linted, told in both languages, asked if accepted.

`python -m tests.packs.mutated FIRST COUNT [FAULT]` opens the packs of COUNT seeds in one process and prints a line of
JSON for each that ends otherwise than in a pack or a sentence; the seed writes the pack again. FAULT plants a bug.
"""

import json
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from time import process_time
from typing import Any, Final

from tests.packs.exhibit_samples import EXHIBITS, add_picture
from tests.question_types.samples import FACTS, PACK, SAMPLES
from trainer.authoring.check_pack import check
from trainer.domain.asking import Asking
from trainer.domain.response import DONT_KNOW, Response
from trainer.packs.cache import PackCache
from trainer.packs.folder import PackProblem
from trainer.packs.outer_door import UnforeseenInPack
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.terminal.exhibits import exhibit_lines

SECONDS: Final = 5.0
_TYPES: Final = {each.name: each for each in QUESTION_TYPES}
_NASTY: Final = (
    "", " ", "　", ":", ": ", "：", "- ", "-", "[", "]", "{", "}", "{}", "[]", ",", "，", "、", "#", " #", "&a", "*a",
    "!x", "|", ">", "'", '"', "\\", "%", "@", "`", "?", "~", "no", "null", "0", "-1", "1e999", "9" * 400, "1/0", "9**9",
    "nan", "()", "min()", "a..b", "1..0", "1..9999", "0..1 step 0", "x" * 300, "\t", "\r", "\0", "\x1b[2J", "\x9b",
    "\u2028", "\u202e", "\u200b", "\ufeff", "\ud800", "e\u0301" * 40, "😀", "{a|b}", "{cost}", "{0.x}", "{{", "[[1]]",
    "[[9]]", "<<: x", "---", "true", "yes", "none", "m.goal", "s.count", "a", "ok: yes", "key: a", "lure: none",
    "fixed: yes", "id: x", "type: card",
)  # fmt: skip
_TYPED: Final = ("", "a", "marketing", "9" * 600, "1/0", "-", "true", "knew", "a=a", "\x1b", "１２万円", "nan", "∞")

TERMS: Final = """\
terms:
  - id: lead
    word: {ja: リード, en: lead}
    readings: [りーど]
    synonyms:
      ja: [見込み客]
      en: [prospect]
    abbreviations: [LD]
"""
PROMISING: Final = """\
  - id: sample.promising
    type: short
    tests: [m.count]
    stem: {ja: 買うかもしれない相手を片仮名3文字で何と呼びますか。, en: What is a possible buyer called?}
    decides: {ja: 買う話の前の呼び名です。, en: The name before buying is discussed.}
    script: katakana
    length: {ja: 3}
    accept: ["term:lead"]
    except: [LD]
"""


def packs(seed: int) -> dict[str, str]:
    """Return the files of the pack of one seed: two sound questions of some types, changed one to eight times."""
    random = Random(seed)
    files = {
        "pack.yaml": PACK,
        "facts/a.yaml": FACTS,
        "questions/a.yaml": "questions:\n"
        + "".join(_question(name, random) for name in random.sample(sorted(SAMPLES), 2)),
    }
    if random.random() < 0.25:
        files |= {"questions/a.yaml": files["questions/a.yaml"] + PROMISING, "terms.yaml": TERMS}
    for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
        name = random.choices(sorted(files), (1, 1, 6, 4)[: len(files)])[0]
        files[name] = random.choice(_CHANGES)(files[name], random)
    return files


def _question(name: str, random: Random) -> str:
    """Return a question; of three, two are asked about something."""
    kind = random.choice((*EXHIBITS, *[""] * (len(EXHIBITS) // 2)))
    return SAMPLES[name] + EXHIBITS.get(kind, "")


def _in_a_line(text: str, random: Random, change: Callable[[str], str]) -> str:
    lines = text.split("\n")
    at = random.randrange(len(lines))
    lines[at] = change(lines[at])
    return "\n".join(lines)


def _nasty_value(text: str, random: Random) -> str:
    return _in_a_line(text, random, lambda line: f"{line.partition(':')[0]}: {random.choice(_NASTY)}")


def _nasty_inside(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(_NASTY) + text[at:]


def _cut_out(text: str, random: Random) -> str:
    start = random.randrange(len(text) + 1)
    return text[:start] + text[start + random.choice((1, 1, 2, 5, 30, 300)) :]


def _line_away(text: str, random: Random) -> str:
    lines = text.split("\n")
    del lines[random.randrange(len(lines))]
    return "\n".join(lines)


def _lines_again(text: str, random: Random) -> str:
    lines = text.split("\n")
    start, size = random.randrange(len(lines)), random.choice((1, 1, 3, 6))
    at = random.randrange(len(lines))
    return "\n".join([*lines[:at], *lines[start : start + size] * random.choice((1, 1, 2, 150)), *lines[at:]])


def _indented(text: str, random: Random) -> str:
    return _in_a_line(text, random, lambda line: random.choice((" ", "  ", "    ", "")) + line.removeprefix("  "))


def _lines_swapped(text: str, random: Random) -> str:
    lines = text.split("\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _character_changed(text: str, random: Random) -> str:
    at = random.randrange(len(text) or 1)
    return text[:at] + chr(random.choice((random.randrange(128), random.randrange(0x3000, 0x30FF)))) + text[at + 1 :]


def _key_of_another(text: str, random: Random) -> str:
    others = {**SAMPLES, **EXHIBITS}
    other = random.choice(others[random.choice(sorted(others))].split("\n"))
    return _in_a_line(text, random, lambda line: f"{line}\n{other}")


_CHANGES: Final = (
    _nasty_value, _nasty_value, _nasty_value, _nasty_inside, _nasty_inside, _cut_out, _line_away, _lines_again,
    _indented, _lines_swapped, _character_changed, _key_of_another,
)  # fmt: skip


def write(files: dict[str, str], folder: Path) -> Path:
    """Write the files into an empty folder, with the picture that some of them show."""
    add_picture(folder)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return folder


def _tell(asking: Asking) -> None:
    """Print what the question is asked about, as a terminal would."""
    if asking.exhibit is not None:
        "\n".join(exhibit_lines(asking.exhibit)).encode("utf-8", "replace")


def go_all_the_way(folder: Path) -> bool:
    """Check the pack, tell what was found, and ask what can be asked; return whether it was accepted."""
    report = check(folder, QUESTION_TYPES)
    for told in ("\n".join(report.lines("ja")), "\n".join(report.lines("en")), report.to_json()):
        told.encode("utf-8", "replace")
    unforeseen = [fault for fault in report.faults if fault.rule == "E33"]
    if unforeseen:
        raise UnforeseenInPack(unforeseen[0].sentence)
    try:
        pack = load_pack(folder, QUESTION_TYPES, PackCache(folder / "cache"))
    except UnforeseenInPack:
        raise
    except PackProblem:
        assert report.errors
        return False
    for number, question in enumerate(pack.questions.values()):
        type_ = _TYPES[question.type]
        for seed in (number, number + 2**40):
            asking = type_.ask(question, pack, seed, "ja")
            _tell(asking)
            for response in (DONT_KNOW, Response(_TYPED[:1]), Response(_TYPED), Response(asking.order)):
                type_.grade(question, pack, asking, response)
    return True


def findings(first: int, count: int) -> Iterator[dict[str, Any]]:
    """Yield what is wrong with the packs of some seeds, then how many were accepted."""
    accepted = 0
    for seed in range(first, first + count):
        place = Path(tempfile.mkdtemp(prefix="mutated-", dir=_in_memory()))
        start = process_time()
        signal.alarm(60)  # a hang ends the process, and the seed after the last one told is its cause
        try:
            accepted += go_all_the_way(write(packs(seed), place))
        except Exception as error:  # noqa: BLE001 - what gets out is what this looks for
            yield {"seed": seed, "error": f"{type(error).__name__}: {error}"}
        finally:
            shutil.rmtree(place, ignore_errors=True)
        if (seconds := process_time() - start) > SECONDS:
            yield {"seed": seed, "seconds": seconds}
    signal.alarm(0)
    yield {"done": count, "accepted": accepted}


def _in_memory() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a thousand files a second are no work for a disk


def plant(fault: str) -> None:
    """Plant a bug of the kind that is looked for: in a rule of good questions, in reading, in the time it takes."""
    from trainer.authoring.lint import absolutes
    from trainer.packs import facts
    from trainer.question_types import short

    planted: dict[str, tuple[Any, str, Callable[..., Any]]] = {
        "rule": (absolutes, "_says", lambda option, pattern: option.text.ja[25] == pattern),
        "reading": (
            facts,
            "_twins",
            lambda _, id_: dict.fromkeys(("m.goal", "s.goal", "m.count", "s.count", "b.share"), ())[id_],
        ),
        "time": (short, "parse_accept", lambda entry: [each for each in range(10**9) if not each or entry is None]),
    }
    module, name, bug = planted[fault]
    vars(module)[name] = bug


if __name__ == "__main__":
    if len(sys.argv) > 3:
        plant(sys.argv[3])
    for finding in findings(int(sys.argv[1]), int(sys.argv[2])):
        print(json.dumps(finding), flush=True)
