"""Changing a source: only the lines of what changed are written anew, comments stay, and what comes out says it all."""

from collections.abc import Mapping
from difflib import SequenceMatcher
from itertools import chain
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.packs.emitting import mapping_lines
from trainer.packs.plain_values import Fields, Value, clean, texts_in, value_at, with_value, word_at
from trainer.packs.splicing import spliced, values_of, whole
from trainer.packs.yaml_source.spans import spans_of

QUESTIONS = Path(__file__).resolve().parents[2] / "questions"
FILES = tuple(sorted(path for path in QUESTIONS.rglob("*.yaml") if path.parent.name != "drafts"))
NAMED_BY = ("id", "key", "label")
NEW = '新しい: 文 #1 "x"\n二行目'


def _values(path: Path) -> Fields:
    values = values_of(path.read_bytes())
    assert values is not None
    return values


def _changed_lines(before: str, after: str) -> list[int]:
    """Return the lines of `before` that `after` has not, or that something stands in front of."""
    old, new = before.split("\n"), after.split("\n")
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return list(chain.from_iterable(range(a, max(b, a + 1)) for tag, a, b, _, _ in steps if tag != "equal"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parents[1].name}/{path.parent.name}/{path.name}")
def test_one_field_changed_changes_only_the_lines_of_its_block(path: Path) -> None:
    """In every file of the built-in packs."""
    data, values = path.read_bytes(), _values(path)
    text = data.decode()
    fields = [where for where, _ in texts_in(values) if where[-1] not in NAMED_BY and len(where) > 1]
    where = Random(str(path.name)).choice(fields)
    written = spliced(data, with_value(values, where, NEW))
    assert written is not None
    assert values_of(written) == with_value(values, where, NEW)
    spans = spans_of(text)
    assert spans is not None
    block = spans.root.keys[str(where[0])]
    if isinstance(where[1], int):
        block = block.parts[where[1]]
    assert all(block.line <= line < block.end for line in _changed_lines(text, written.decode()))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parents[1].name}/{path.parent.name}/{path.name}")
def test_what_our_emitter_writes_is_read_back_equal(path: Path) -> None:
    """Every value of the built-in packs."""
    assert values_of(whole(_values(path))) == _values(path)


HAND_WRITTEN = """\
# 冒頭の覚え書き
questions:
  # 一問目について
  - id: q.1
    type: card
    # 問いの由来
    stem: {ja: 一つ目, en: First}
    tests: [f.1, f.2]
    back: |
      # これは文です
      二行目
    decides: 決め手
  - id: q.2
    type: card
    stem: 二つ目
# 終わりの覚え書き
"""


def _after(path: tuple[str | int, ...], value: Value | None, text: str = HAND_WRITTEN) -> str:
    old = values_of(text.encode())
    assert old is not None
    written = spliced(text.encode(), with_value(old, path, value))
    assert written is not None
    return written.decode()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("questions", 0, "stem", "ja"), "べつの問い"),
        (("questions", 0, "back"), "一行"),
        (("questions", 0, "stem"), None),
        (("questions", 0), None),
        (("questions", 0, "tests"), ("f.3",)),
        (("questions", 1, "decides"), "足した決め手"),
        (("questions", 2), {"id": "q.3", "type": "card"}),
    ],
    ids=["a text", "several lines", "a key gone", "an entry gone", "a list", "a key more", "an entry more"],
)
def test_comments_stay_whatever_is_changed(path: tuple[str | int, ...], value: Value | None) -> None:
    """Those of the changed lines too."""
    comments = [line for line in HAND_WRITTEN.split("\n") if line.lstrip().startswith("#") and "これは文" not in line]
    assert [line for line in _after(path, value).split("\n") if line in comments] == comments


def test_entries_in_another_order_keep_their_own_lines() -> None:
    """With the comments before them."""
    old = values_of(HAND_WRITTEN.encode())
    assert old is not None
    both = old["questions"]
    assert isinstance(both, tuple)
    written = spliced(HAND_WRITTEN.encode(), {"questions": both[::-1]})
    assert written is not None
    lines = written.decode().split("\n")
    assert lines.index("  - id: q.2") < lines.index("  # 一問目について") < lines.index("  - id: q.1")
    assert sorted(lines) == sorted(HAND_WRITTEN.split("\n"))


def test_the_line_breaks_and_the_mark_of_a_windows_editor_stay() -> None:
    """A file that was saved with them is not turned over as a whole."""
    data = b"\xef\xbb\xbf" + HAND_WRITTEN.replace("\n", "\r\n").encode()
    old = values_of(data)
    assert old is not None
    written = spliced(data, with_value(old, ("questions", 1, "stem"), "べつ"))
    assert written == data.replace("二つ目".encode(), "べつ".encode())


@pytest.mark.parametrize("text", ["a: 1\na: 2\n", "a: &x 1\n", "- a\n", "a: [b\n", "a: b # c\n"])
def test_a_file_with_a_fault_of_form_is_left_alone(text: str) -> None:
    """Nobody knows what else would change."""
    assert spliced(text.encode(), {"a": "3"}) is None


_texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40).map(clean)
_keys = st.text("abcdxyz-", min_size=1, max_size=6).map(lambda word: f"k{word}")
_values_drawn = st.recursive(
    _texts,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(tuple),
        st.dictionaries(_keys, inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)


def _may_be_written(value: Value) -> bool:
    """Return whether the format has a place for it: a list in a list is none."""
    if isinstance(value, tuple):
        return all(not isinstance(part, tuple) and _may_be_written(part) for part in value)
    return not isinstance(value, Mapping) or all(_may_be_written(part) for part in value.values())


@given(st.dictionaries(_keys, _values_drawn.filter(_may_be_written), min_size=1, max_size=4))
def test_whatever_text_is_written_comes_back(fields: dict[str, Value]) -> None:
    """Signs that mean something to a reader of YAML, spaces at the ends, rare letters."""
    assert values_of(whole(fields)) == fields


def test_control_an_emitter_that_quotes_nothing_is_noticed() -> None:
    """The same property fails where a text is written as it is."""
    fields: Fields = {"key": "a: b"}
    bare = "\n".join(mapping_lines(fields, 0)).replace('"', "")
    assert values_of(f"{bare}\n".encode()) != fields


def test_a_path_by_name_still_fits_after_parts_have_moved() -> None:
    """Marks hang on it."""
    fields: Fields = {"choices": ({"key": "a", "why": {"ja": "1"}}, {"key": "b", "why": {"ja": "2"}})}
    assert value_at(fields, ("choices", 1, "why", "ja")) == "2"
    assert word_at(fields, ("choices", 5)) == ""
