"""Questions to show what a rule is about, as an author would write them."""

from collections.abc import Sequence

_LETTERS = "abcdefgh"


def text(ja: str, en: str = "") -> str:
    """Return a text field; without English it gets a made one that says nothing."""
    return f'{{ja: "{ja}", en: "{en or "Example"}"}}'


def single(
    stem: str,
    options: Sequence[str],
    *,
    id_: str = "f.1.1",
    key: int = 0,
    rest: str = "",
    each: Sequence[str] = (),
) -> str:
    """Return a `single` question; `stem` and `options` are Japanese, `key` is the number of the right one.

    `rest` holds further lines of the question; `each` one further line an option, such as "fixed: yes".
    """
    lines = [
        f"  - id: {id_}",
        "    type: single",
        "    tests: [f.1]",
        f"    stem: {stem if stem.startswith('{') else text(stem)}",
        f"    decides: {text('相手の数')}",
        *([f"    {rest}"] if rest else []),
        "    choices:",
    ]
    for number, option in enumerate(options):
        lines += [
            f"      - key: {_LETTERS[number]}",
            "        ok: yes" if number == key else "        lure: f.2",
            f"        text: {option if option.startswith('{') else text(option)}",
            f"        why: {text(f'{_LETTERS[number]}は相手の数から考えると分かります。')}",
            *([f"        {each[number]}"] if each else []),
        ]
    return "\n".join(lines) + "\n"


def card(id_: str, *, fact: str = "f.1", stem: str = "問い", rest: str = "") -> str:
    """Return a `card` question; `rest` holds further lines."""
    return "\n".join(
        [
            f"  - id: {id_}",
            "    type: card",
            f"    tests: [{fact}]",
            f"    stem: {stem if stem.startswith('{') else text(stem)}",
            f"    decides: {text('決め手')}",
            *([f"    {rest}"] if rest else []),
            f"    back: {text('答え')}",
            f"    because: {text('言い方が決まらないため')}",
            "",
        ]
    )


def short(id_: str, *, fact: str = "f.1", stem: str = "何といいますか。", rest: str = "") -> str:
    """Return a `short` question; `rest` holds further lines."""
    return "\n".join(
        [
            f"  - id: {id_}",
            "    type: short",
            f"    tests: [{fact}]",
            f"    stem: {stem if stem.startswith('{') else text(stem)}",
            f"    decides: {text('決め手')}",
            *([f"    {rest}"] if rest else []),
            "    accept: [集客]",
            "",
        ]
    )


FAIR = "展示会を開いて来場者を集めるのは、どの仕事ですか。"
JOBS = ("マーケティング", "営業の担当", "経理の担当", "総務の担当")
"""A stem and options without any fault."""
