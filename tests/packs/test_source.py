"""The strict loader against nasty text: the literal string, or a refusal with its place."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from trainer.packs.fault import Fault
from trainer.packs.limits import MAX_DEPTH
from trainer.packs.yaml_source import events
from trainer.packs.yaml_source.origin import Origin
from trainer.packs.yaml_source.source import Source, read_source
from trainer.translations import say


def read(text: str | bytes) -> tuple[Source, list[Fault]]:
    """Return what was read of a file with this text, and its faults."""
    faults: list[Fault] = []
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return read_source(Origin("questions/a.yaml", faults, data)), faults


def plain(node: Any) -> Any:
    """Return a tree without its places."""
    if isinstance(node, dict):
        return {key: plain(value) for key, value in node.items() if key}
    return [plain(item) for item in node] if isinstance(node, list) else node


LITERAL = [
    ("answer: no", {"answer": "no"}),
    ("answer: off", {"answer": "off"}),
    ("version: 1.10", {"version": "1.10"}),
    ("code: 010", {"code": "010"}),
    ("time: 12:30:00", {"time": "12:30:00"}),
    ("day: 2026-11-22", {"day": "2026-11-22"}),
    ("empty: ~", {"empty": "~"}),
    ("empty: NULL", {"empty": "NULL"}),
    ("empty:", {"empty": ""}),
    ("number: -5", {"number": "-5"}),
    ("number: 1_000", {"number": "1_000"}),
    ("number: 0x1F", {"number": "0x1F"}),
    ("number: .inf", {"number": ".inf"}),
    ("share: 50%", {"share": "50%"}),
    ("stem: 順位#1はどれか", {"stem": "順位#1はどれか"}),
    ('stem: "順位 #1 はどれか"', {"stem": "順位 #1 はどれか"}),
    ("stem: '価格: いくら'", {"stem": "価格: いくら"}),
    ("stem: 例：価格", {"stem": "例：価格"}),
    ("stem: a:b", {"stem": "a:b"}),
    ("stem: it's", {"stem": "it's"}),
    ("stem: 'it''s'", {"stem": "it's"}),
    ('stem: "a\\nb"', {"stem": "a\nb"}),
    ("stem: |\n  一行目\n  　二行目 #1\n  - 三: 行目\n", {"stem": "一行目\n　二行目 #1\n- 三: 行目"}),
    ("stem: >\n  a\n  b\n", {"stem": "a b"}),
    ("stem: か\u3099", {"stem": "が"}),
    ('stem: "\\u304b\\u3099"', {"stem": "が"}),
    ("stem: x\r\nwhy: y\r\n", {"stem": "x", "why": "y"}),
    ("\ufeffstem: x", {"stem": "x"}),
    ("# 注記\nstem: x\n  # 注記\n", {"stem": "x"}),
    ("---\nstem: x", {"stem": "x"}),
    ("a: {ja: x, en: y}", {"a": {"ja": "x", "en": "y"}}),
    ("a: {ja: x, en: }", {"a": {"ja": "x", "en": ""}}),
    ("a: [no, 1.10, 010]", {"a": ["no", "1.10", "010"]}),
    ("a: []", {"a": []}),
    ("a:\n- b\n- c", {"a": ["b", "c"]}),
    ("=: x", {"=": "x"}),
    ("a: 😀 x", {"a": "😀 x"}),
]

REFUSED = [
    ("stem: 順位 #1 はどれか", ("Y01", 1, 10)),
    ("a: b # c", ("Y01", 1, 6)),
    ("a: {ja: x, en: y} # c", ("Y01", 1, 19)),
    ("questions: # c\n  - a: b", ("Y01", 1, 12)),
    ("a: b\n　c: d", ("Y02", 2, 1)),
    ("a:\n　- id: x", ("Y02", 2, 1)),
    ("a: b\nc:　d", ("Y02", 2, 3)),
    ("a: b\nid：q1\nc: d", ("Y03", 2, 3)),
    ("id：q1\nb: c", ("Y03", 1, 3)),
    ("a:b\nc: d", ("Y03", 1, 2)),
    ("a: {ja:x}", ("Y03", 1, 5)),
    ("stem: 価格: いくら", ("Y04", 1, 9)),
    ("a: {ja: x: y}", ("Y04", 1, 10)),
    ("a: {ja: これはA, Bです, en: x}", ("Y04", 1, 15)),
    ("a: @x", ("Y05", 1, 4)),
    ("a: %x", ("Y05", 1, 4)),
    ("a: `x`", ("Y05", 1, 4)),
    ("a: *強調* です", ("Y05", 1, 4)),
    ("a: | text", ("Y05", 1, 4)),
    ("a: > text", ("Y05", 1, 4)),
    ("a: - x", ("Y05", 1, 4)),
    ("a: ? x", ("Y05", 1, 4)),
    ("a: {name}さん", ("Y05", 1, 4)),
    ("a: {name}", ("Y05", 1, 4)),
    ('a: "はい" と答える', ("Y05", 1, 4)),
    ("a: [1] 番", ("Y05", 1, 4)),
    ("a: b\n\tc: d", ("Y06", 2, 1)),
    ("a:\tb", ("Y06", 1, 3)),
    ("a: &x b", ("Y07", 1, 4)),
    ("a: &x", ("Y07", 1, 4)),
    ("a: [*x]", ("Y07", 1, 5)),
    ("a:\n  <<: b", ("Y07", 2, 3)),
    ("a: !x b", ("Y08", 1, 4)),
    ("a: !!python/object:os.system b", ("Y08", 1, 4)),
    ("a: b\n---\nc: d", ("Y09", 2, 1)),
    ("a: b\n...\nc: d", ("Y09", 3, 1)),
    ("%YAML 1.2\n---\na: b", ("Y09", 1, 1)),
    ("a: {ja: [x], en: [y]}", ("Y10", 1, 9)),
    ("a: [[x]]", ("Y10", 1, 5)),
    ("{[a]: b}", ("Y10", 1, 2)),
    ("- " * 20 + "a", ("Y11", 1, 25)),
    ("a: " + "b" * 30_000, ("Y11", 1, 1)),
    ("a: b\nc: \x07", ("Y12", 2, 4)),
    ('a: "\\x07"', ("Y12", 1, 4)),
    ("a: x\u2028y", ("Y12", 1, 5)),
    ("a: x\rb: y", ("Y12", 1, 5)),
    (b"a: b\nc: \x82\xa0", ("Y12", 2, 4)),
    ("a: あ".encode("utf-16"), ("Y12", 1, 1)),
    ('a: "x\nb: c\n', ("Y13", 1, 4)),
    ("a: [b\nc: d", ("Y13", 1, 4)),
    ("a: b\n   c: d", ("Y13", 2, 5)),
    ("a: b\n- c", ("Y13", 2, 1)),
    ('a: "\\q"', ("Y13", 1, 5)),
    (": x", ("Y13", 1, 1)),
    ("a: b\n  c", ("Y14", 1, 4)),
    ('a: "b\n  c"', ("Y14", 1, 4)),
    ("a: 1\nb: 2\na: 3", ("Y15", 3, 1)),
    ("a: {ja: x, ja: y}", ("Y15", 1, 12)),
]


@pytest.mark.parametrize(("text", "expected"), LITERAL)
def test_gives_the_literal_string(text: str, expected: object) -> None:
    """What is written is what is read; nothing becomes a number, a date or a truth value."""
    source, faults = read(text)
    assert faults == []
    assert plain(source.root) == expected


@pytest.mark.parametrize(("text", "expected"), REFUSED)
def test_refuses_with_rule_line_and_column(text: str | bytes, expected: tuple[str, int, int]) -> None:
    """A slip is named at its place, with a sentence and a cure in both languages, and nothing else is complained of."""
    _, faults = read(text)
    assert [(fault.rule, fault.line, fault.column) for fault in faults] == [expected]
    assert all(
        say(fault.sentence, "ja") and say(fault.sentence, "en") and say(fault.mend, "ja") and say(fault.mend, "en")
        for fault in faults
    )


def test_control_plain_loading_gets_these_wrong() -> None:
    """The same text through yaml.safe_load is silently something else: the table above can fail."""
    wrong = [text for text, expected in LITERAL if yaml.safe_load(text) != expected]
    assert len(wrong) >= 12
    silent = [
        "stem: 順位 #1 はどれか",
        "a: 1\nb: 2\na: 3",
        "a: b\n　c: d",
        "a: {ja: これはA, Bです, en: x}",
        "a: b\n  c",
    ]
    assert [yaml.safe_load(text) for text in silent] == [
        {"stem": "順位"},
        {"a": 3, "b": 2},
        {"a": "b", "　c": "d"},
        {"a": {"ja": "これはA", "Bです": None, "en": "x"}},
        {"a": "b c"},
    ]


def test_pure_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML lacks libyaml, the pure parser gives the same strings and the same rules at the same lines."""
    from trainer.packs.yaml_source.pure_events import PureEventParser

    monkeypatch.setattr(events, "EventParser", PureEventParser)
    for text, expected in LITERAL:
        assert plain(read(text)[0].root) == expected
    for refused, (rule, line, _) in REFUSED:
        assert [(fault.rule, fault.line) for fault in read(refused)[1]] == [(rule, line)], refused


BROKEN = """\
questions:
  - id: q.1
    stem: @x
  - id: q.2
    stem: 良い問題
  - id: q.3
    stem: 価格: いくら
    why: `y`
  - id：q.4
    stem: z
  - id: q.5
    stem: "閉じない
  - id: q.6
    stem: 良い問題
"""


def test_reads_on_after_every_fault() -> None:
    """All broken entries are reported in one pass, and the good ones between them are read."""
    source, faults = read(BROKEN)
    assert [(fault.rule, fault.line) for fault in faults] == [
        ("Y05", 3),
        ("Y04", 7),
        ("Y05", 8),
        ("Y03", 9),
        ("Y13", 12),
    ]
    entries = plain(source.root)["questions"]
    assert [entry["id"] for entry in entries] == ["q.2", "q.6"]
    assert source.broken_ids == {"q.1", "q.3", "q.4", "q.5"}


BOMBS = {
    "brackets": "a:\n" + "[[[[[[[[[[\n" * 20_000,
    "braces": "a:\n" + "{a: {a: {a:\n" * 20_000,
    "dashes": "- " * 9_000,
    "laughs": "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(20_000)),
    "quotes": 'a: "\n' * 20_000,
    "questions": "? " * 9_000,
}


class CountingParser:
    """The event parser, counting."""

    taken = 0

    def __init__(self, text: str) -> None:
        self._parser = REAL_PARSER(text)

    def get_event(self) -> object:
        """Return the next event and count it."""
        CountingParser.taken += 1
        return self._parser.get_event()


REAL_PARSER: Any = events.EventParser


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_within_few_events(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Depth, aliases and unclosed quotes stop the reading within at most an event a character."""
    monkeypatch.setattr(events, "EventParser", CountingParser)
    CountingParser.taken = 0
    _, faults = read(BOMBS[name])
    assert 0 < len(faults) <= 300
    limit = len(BOMBS[name]) if name in {"laughs", "quotes"} else 20 * 10 * MAX_DEPTH
    assert CountingParser.taken <= limit


def test_too_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of millions of values stops at the cap."""
    monkeypatch.setattr("trainer.packs.yaml_source.tree.MAX_EVENTS", 100)
    _, faults = read("- a\n" * 1_000)
    assert [fault.rule for fault in faults] == ["Y11"]


def test_too_big_a_file_is_refused_unparsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file above the limit never reaches the parser."""
    monkeypatch.setattr("trainer.packs.yaml_source.decoding.MAX_BYTES", 10)
    monkeypatch.setattr(events, "EventParser", None)
    _, faults = read("a: bcdefghijk")
    assert [(fault.rule, fault.line) for fault in faults] == [("Y11", 1)]


YAML_LIKE = st.text(st.sampled_from("ab:：- \n\"'[]{},#&*!|>%@`?　\t\\0.あ<"), max_size=60)


@given(st.one_of(YAML_LIKE, st.text(max_size=60)))
def test_any_text_gives_faults_at_worst(text: str) -> None:
    """Whatever the text, reading ends with nodes or faults inside the file, never with an exception."""
    _, faults = read(text)
    lines = text.count("\n") + 1
    assert all(1 <= fault.line <= lines + 1 and fault.column >= 1 for fault in faults)


@given(st.binary(max_size=60))
def test_any_bytes_give_faults_at_worst(data: bytes) -> None:
    """The same for bytes that are no text."""
    read(data)
