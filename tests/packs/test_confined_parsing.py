"""A stranger's pack is parsed in a child: the same comes out as here, and nothing it makes up is believed."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packs.small_pack import PACK, PARSERS, QUESTIONS, write_pack
from tests.packs.test_cache import ForbiddenParser
from tests.packs.test_source import BOMBS, BROKEN, LITERAL, REFUSED
from trainer.app.check_command import check_pack
from trainer.confinement.limits import Limits
from trainer.packs import confined_parsing
from trainer.packs.confined_parsing import ConfinedParsing
from trainer.packs.folder import PackProblem
from trainer.packs.parsing import Unparsed, parse_here
from trainer.packs.read_pack import load_pack, read_pack
from trainer.packs.yaml_source import events
from trainer.question_types import QUESTION_TYPES
from trainer.resources import questions_folder
from trainer.translations import say

PLANTED = "tests.packs.planted_parsing"
LINUX = sys.platform.startswith("linux")


def files() -> list[Unparsed]:
    """Return every text that the strict reader is tested with, one a file."""
    texts: list[str | bytes] = [text for text, _ in LITERAL]
    texts += [text for text, _ in REFUSED]
    texts += [BROKEN, *BOMBS.values(), 'a: "\\ud800"', "", "\x00" * 50, b"\xff\xfe"]
    datas = [text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass") for text in texts]
    return [Unparsed(f"questions/{number}.yaml", data) for number, data in enumerate(datas)]


def test_the_child_says_what_parsing_here_says() -> None:
    """Trees, faults, places, sentences and the ids of broken parts, for every text the reader is tested with."""
    assert ConfinedParsing()(files()) == parse_here(files())


@pytest.mark.parametrize("name", ["sales-marketing", "sales-marketing-extended"])
def test_the_child_reads_a_whole_pack_as_it_is_read_here(name: str) -> None:
    """Of the built-in packs, file by file."""
    folder = questions_folder() / name
    every = [Unparsed(path.name, path.read_bytes()) for path in sorted(folder.rglob("*.yaml"))]
    assert ConfinedParsing()(every) == parse_here(every)
    assert load_pack(folder, QUESTION_TYPES, parse=ConfinedParsing()).questions


def test_nothing_is_parsed_in_the_app_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`check` of a pack no cache knows, and the pack's faults, without a single event in this process."""
    monkeypatch.setattr(events, "EventParser", ForbiddenParser)
    good = write_pack(tmp_path / "good", questions="questions:\n")
    assert check_pack(good, "en", as_json=False) == 1
    assert read_pack(good, PARSERS, parse=ConfinedParsing()).faults[0].rule == "E01"


@pytest.fixture
def port() -> Iterator[int]:
    """Listen on a port of this machine, so that a connection would be made."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def reached(tmp_path: Path, port: int, work: str) -> list[str]:
    """Read a pack whose parser runs planted code that is told where to reach; return what it reached."""
    (tmp_path / "canary").write_text("secret", encoding="utf-8")
    note = f"{tmp_path / 'canary'}\n{tmp_path / 'out'}\n{port}"
    folder = write_pack(tmp_path / "pack", pack=f"# {note!r}\n{PACK}")
    read = read_pack(folder, PARSERS, parse=ConfinedParsing(f"{PLANTED}:{work}"))
    return [dict(fault.sentence.values)["done"] for fault in read.faults if "{done}" in fault.sentence.id]  # type: ignore[misc]


@pytest.mark.skipif(not LINUX, reason="only Linux can keep a process of the same user from files and network")
def test_planted_code_in_the_reader_reaches_nothing(tmp_path: Path, port: int) -> None:
    """No canary is read, no file written, no socket opened, no program started."""
    assert reached(tmp_path, port, "reach_out") == [""]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["canary", "pack"]


def test_control_planted_code_without_the_jail_reaches_all(tmp_path: Path, port: int) -> None:
    """The same code where nothing is shut."""
    from tests.packs import planted_parsing

    (tmp_path / "canary").write_text("secret", encoding="utf-8")
    done = planted_parsing.what_is_reached(f"{tmp_path / 'canary'}\n{tmp_path / 'out'}\n{port}")
    assert {"read", "write", "connect", "unix", "look up", "program"} <= set(done.split(","))


@pytest.mark.parametrize(
    "work",
    ["numbers", "deep", "negative", "no_place", "other_rule", "worked_out", "too_few", "words", "endless", "dies"],
)
def test_what_a_child_makes_up_is_refused_in_a_sentence(tmp_path: Path, work: str) -> None:
    """Trees and sentences that no parsing gives, an answer without end, none at all: the file is named."""
    with pytest.raises(PackProblem) as refused:
        load_pack(write_pack(tmp_path), PARSERS, parse=ConfinedParsing(f"{PLANTED}:{work}"))
    assert "pack.yaml" in say(refused.value.sentence, "en")


def test_one_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Among several parsed together."""
    monkeypatch.setattr(confined_parsing, "_limits_for", lambda _size: Limits(cpu_s=1, wall_s=20.0, answer=1 << 20))
    folder = write_pack(tmp_path, questions=QUESTIONS + "# never ends\n")
    with pytest.raises(PackProblem) as refused:
        load_pack(folder, PARSERS, parse=ConfinedParsing(f"{PLANTED}:never_ends_on_a_note"))
    assert "questions/a.yaml" in say(refused.value.sentence, "en")
