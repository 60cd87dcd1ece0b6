"""Packs as an enemy, a careless author, or a broken machine would hand them in: each is written by a few lines."""

import os
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.packs.exhibit_samples import FUNNEL, MAIL, PICTURE, TABLE, add_picture, png, png_that_says
from tests.packs.small_pack import FACTS, PACK, QUESTIONS, write_pack

Make = Callable[[Path], Path]
"""Writes a pack below the folder it is given, and returns what is opened as one."""

MEGABYTE = 1 << 20
MANY = 10_000


def _questions(text: str | bytes, pack: str = PACK, facts: str = FACTS) -> Make:
    """Return what writes a sound pack with one file of questions more."""

    def make(folder: Path) -> Path:
        write_pack(folder / "pack", pack=pack, facts=facts)
        data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        (folder / "pack" / "questions" / "zz.yaml").write_bytes(data)
        return folder / "pack"

    return make


def _question(rest: str, *, stem: str = "どれですか。", type_: str = "single") -> Make:
    """Return what writes a sound pack with one question more."""
    head = f'questions:\n  - id: z.1\n    type: {type_}\n    tests: [f.1]\n    stem: "{stem}"\n    decides: 相手の数\n'
    return _questions(head + rest)


def _sound_and(change: Callable[[Path], object]) -> Make:
    """Return what writes a sound pack and then changes its folder."""

    def make(folder: Path) -> Path:
        change(write_pack(folder / "pack"))
        return folder / "pack"

    return make


def _path(make: Callable[[Path], object]) -> Make:
    """Return what opens something that is no pack folder at all."""

    def make_at(folder: Path) -> Path:
        make(folder / "pack")
        return folder / "pack"

    return make_at


def _sparse(megabytes: int, files: int = 1) -> Make:
    def change(pack: Path) -> None:
        for number in range(files):
            with (pack / "questions" / f"z{number}.yaml").open("wb") as file:
                file.truncate(megabytes * MEGABYTE)

    return _sound_and(change)


def _instead(name: str, make: Callable[[Path], object]) -> Make:
    """Return what puts something else in the place of a file or folder of a sound pack."""

    def change(pack: Path) -> None:
        (pack / name).rename(pack / "aside")
        make(pack / name)

    return _sound_and(change)


def _named(name: str | bytes) -> Make:
    def change(pack: Path) -> None:
        path = os.fsencode(pack) + b"/questions/" + (name if isinstance(name, bytes) else name.encode())
        Path(os.fsdecode(path)).write_text("questions: x\n", encoding="utf-8")

    return _sound_and(change)


def _link(name: str, target: str) -> Make:
    def change(pack: Path) -> None:
        if (pack / name).is_dir():
            (pack / name).rename(pack / "aside")
        (pack / name).unlink(missing_ok=True)
        (pack / name).symlink_to(target)

    return _sound_and(change)


def _no_name(pack: Path) -> None:
    pack.with_name("pack").mkdir()
    (pack / "facts").mkdir()


def _socket(pack: Path) -> None:
    with socket.socket(socket.AF_UNIX) as door, suppress(OSError):
        door.bind(str(pack / "questions" / "z.yaml"))


def _unreadable(pack: Path) -> None:
    (pack / "questions").chmod(0)


def _moved(old: str, new: str) -> Make:
    def change(pack: Path) -> None:
        (pack / new).parent.mkdir(parents=True, exist_ok=True)
        (pack / old).rename(pack / new)

    return _sound_and(change)


def _long_path(pack: Path) -> None:
    write_pack(pack)


def _entries(key: str, entry: str, count: int, rest: str = "") -> str:
    return f"    {key}:\n" + "".join(entry.replace("@", str(number)) for number in range(count)) + rest


def _choices(count: int, *, right: str = "0") -> str:
    return _entries("choices", "      - {key: k@, lure: none, text: 選択肢@, why: 理由@}\n", count).replace(
        f"key: k{right}, lure: none", f"key: k{right}, ok: yes", 1
    )


def _picture(data: bytes) -> Make:
    """Return what writes a sound pack that shows these bytes as a picture."""

    def make(folder: Path) -> Path:
        return add_picture(_question(_choices(3) + PICTURE)(folder), data)

    return make


def _terms(count: int, words: int, asked: int = 1) -> Make:
    """Return what writes a pack with a dictionary, and questions whose lists name all of it."""
    synonyms = ", ".join(f"語{number}" for number in range(words))
    terms = "terms:\n" + "".join(
        f"  - id: t{n}\n    word: 用語{n}\n    synonyms: [{synonyms.replace('語', f'語{n}の')}]\n" for n in range(count)
    )
    every = ", ".join(f"term:t{number}" for number in range(min(count, 290)))
    questions = "questions:\n" + "".join(
        f"  - id: z.{n}\n    type: short\n    tests: [f.1]\n    stem: 何ですか。{n}\n    decides: 数\n"
        f"    accept: [{every}]\n"
        for n in range(asked)
    )

    def make(folder: Path) -> Path:
        pack = _questions(questions)(folder)
        (pack / "terms.yaml").write_text(terms, encoding="utf-8")
        return pack

    return make


def _numeric(answer: str, rest: str = "") -> Make:
    return _question(f'    answer: "{answer}"\n{rest}', type_="numeric")


_HARD = (
    "    params:\n"
    + "".join(f"      p{n}: 1..10000\n" for n in range(5))
    + f'    where: "{" + ".join(["p0*p1"] * 45)} < 0"\n'
)
_MANY_HARD = "questions:\n" + "".join(
    f"  - id: h.{n}\n    type: numeric\n    tests: [f.1]\n    stem: いくつですか。\n    decides: 数\n"
    f"    answer: p0\n{_HARD}"
    for n in range(300)
)
_TINY = "questions:\n" + "".join(f"- {{id: t.{n}}}\n" for n in range(130_000))
_LIE = "questions:\n" + "".join(f"  - rev: !neu {n}\n" for n in range(310)) + "  - id: 'broken\n"

FILES: dict[str, Make] = {
    "empty_folder": _path(Path.mkdir),
    "no_pack_file": _path(_no_name),
    "nothing_there": _path(lambda _pack: None),
    "a_file": _path(lambda pack: pack.write_text("format: qpack/1\n")),
    "an_archive": _path(lambda pack: pack.write_bytes(b"PK\x03\x04" + b"\0" * 99)),
    "a_pipe": _path(os.mkfifo),
    "a_loop": _path(lambda pack: pack.symlink_to(pack)),
    "a_device": _path(lambda pack: pack.symlink_to("/dev/zero")),
    "a_long_name": lambda folder: folder / ("x" * 300),
    "a_name_with_escapes": lambda folder: (
        write_pack(folder / "p\x1b[2J\x1b]0;owned\x07\n誤り 0件").parent / "nowhere\x1b[31m"
    ),
    "a_folder_with_escapes": lambda folder: write_pack(folder / "p\x1b[2J\n誤り 0件", pack="x: y"),
    "the_root_of_all": lambda _folder: Path("/proc/self"),
    "pack_file_is_a_pipe": _instead("pack.yaml", os.mkfifo),
    "pack_file_is_a_folder": _instead("pack.yaml", Path.mkdir),
    "pack_file_is_a_loop": _link("pack.yaml", "pack.yaml"),
    "pack_file_is_a_device": _link("pack.yaml", "/dev/zero"),
    "pack_file_of_capitals": _moved("pack.yaml", "Pack.YAML"),
    "one_folder_deeper": lambda folder: write_pack(folder / "pack" / "pack").parent,
    "terms_is_a_pipe": _sound_and(lambda pack: os.mkfifo(pack / "terms.yaml")),
    "terms_is_a_folder": _sound_and(lambda pack: (pack / "terms.yaml").mkdir()),
    "terms_points_out": _link("terms.yaml", "/etc/passwd"),
    "facts_is_a_file": _instead("facts", Path.touch),
    "facts_is_a_loop": _link("facts", "facts"),
    "facts_is_a_pipe": _instead("facts", os.mkfifo),
    "facts_is_the_pack": _link("facts", "."),
    "facts_of_capitals": _moved("facts", "Facts"),
    "questions_is_etc": _link("questions", "/etc"),
    "questions_is_dev": _link("questions", "/dev"),
    "questions_unreadable": _sound_and(_unreadable),
    "a_file_is_a_pipe": _sound_and(lambda pack: os.mkfifo(pack / "questions" / "z.yaml")),
    "a_file_is_a_socket": _sound_and(_socket),
    "a_file_is_a_folder": _sound_and(lambda pack: (pack / "questions" / "z.yaml").mkdir()),
    "a_file_is_a_loop": _link("questions/z.yaml", "z.yaml"),
    "a_file_dangles": _link("questions/z.yaml", "gone.yaml"),
    "a_file_points_out": _link("questions/z.yaml", "/etc/passwd"),
    "a_file_points_up": _link("questions/z.yaml", "../../../../../../etc/hostname"),
    "a_file_is_all_zeros": _link("questions/z.yaml", "/dev/zero"),
    "a_file_is_memory": _link("questions/z.yaml", "/proc/self/mem"),
    "a_name_no_utf8": _named(b"\xff\xfe.yaml"),
    "a_name_of_two_lines": _named("a\n誤り 0件、注意 0件\n.yaml"),
    "a_name_that_clears": _named("\x1b[2J\x1b]0;owned\x07.yaml"),
    "a_name_backwards": _named("a\u202elmay.yaml"),
    "a_name_of_255": _named("n" * 250 + ".yaml"),
    "a_mac_double": _named("._a.yaml"),
    "an_emacs_lock": _link("questions/.#a.yaml", "me@machine.1:2"),
    "a_copy": _named("a のコピー.yaml"),
    "a_conflict": _named("a (conflicted copy 2026-11-30).yaml"),
    "yml": _named("b.yml"),
    "capitals": _named("b.YAML"),
    "text_after": _named("b.yaml.txt"),
    "deeper": _moved("questions/a.yaml", "questions/inner/a.yaml"),
    "sparse_20_gb": _sparse(20 * 1024),
    "sparse_2_gb": _sparse(2 * 1024),
    "40_files_of_7_mb": _sparse(7, files=40),
    "6000_files": _sound_and(
        lambda pack: [(pack / "questions" / f"{n}.yaml").write_bytes(b"questions: x\n") for n in range(6_000)]
    ),
}
TEXTS: dict[str, Make] = {
    "laughs": _questions("a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(9_000))),
    "merges": _questions("a: &a {x: y}\n" + "".join(f"b{n}: {{<<: [*a, *a, *a]}}\n" for n in range(9_000))),
    "itself": _questions("questions: &q\n  - *q\n"),
    "brackets": _questions("questions: " + "[" * 19_000),
    "brackets_in_lines": _questions("questions:\n" + "[[[[[[[[[[\n" * 20_000),
    "dashes": _questions("- " * 9_900),
    "dashes_in_lines": _questions(("- " * 9_900 + "\n") * 40),
    "spaces_in_lines": _questions(("a" + " " * 9_900 + "b\n") * 40),
    "colons_in_lines": _questions(("a" + ":b" * 4_900 + ": c: d\n") * 40),
    "quotes_in_lines": _questions(('a: "' + "\\" * 9_901 + "\n") * 40),
    "braces_in_lines": _questions(("a: {" + "b: c, " * 3_000 + "d: e: f}\n") * 40),
    "deep_blocks": _questions("".join(" " * n + "a:\n" for n in range(2_000))),
    "tags": _questions("questions: !!python/object/apply:os.system [touch /tmp/owned]\n"),
    "norway": _questions("questions:\n  - id: no\n    type: no\n    rev: 010\n"),
    "nul": _questions("questions:\0\n"),
    "nothing_but_nul": _questions(b"\0" * MEGABYTE),
    "utf16": _questions("questions:\n".encode("utf-16")),
    "utf32": _questions("questions:\n".encode("utf-32")),
    "shift_jis": _questions("questions: 営業\n".encode("cp932")),
    "no_text": _questions(bytes(range(256)) * 400),
    "half_characters": _questions('questions:\n  - id: "\\ud800"\n    type: \ud800\n'),
    "two_documents": _questions("questions: []\n---\nquestions: []\n"),
    "directive": _questions("%YAML 9.9\n---\nquestions: []\n"),
    "only_a_word": _questions("questions"),
    "only_a_list": _questions("- a\n- b\n"),
    "a_thousand_keys_twice": _questions("a: b\n" * 1_000),
    "5_mb_of_keys_twice": _questions("id: a\n" * (MEGABYTE * 3 // 4)),
    "5_mb_of_full_spaces": _questions("　a: b\n" * (MEGABYTE // 2)),
    "5_mb_of_runover": _questions("a: b\n c\n" * (MEGABYTE // 2)),
    "5_mb_of_comments": _questions("# nothing\n" * (MEGABYTE // 2)),
    "5_mb_of_tiny_maps": _questions("questions:\n" + "- {a: b}\n" * (MEGABYTE // 2)),
    "a_lie_of_no_errors": _questions(_LIE),
    "a_long_line": _questions("questions: " + "x" * 100_000),
    "a_long_text": _questions("questions: |\n" + "  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n" * 4_000),
    "130000_questions": _questions(_TINY),
    "full_width_comma": _question("    accept: [best before，best-before date]\n", type_="short"),
    "escapes_in_a_type": _question("    choices: []\n", type_="sin\x1b]0;PWNED\x07\x1b[2J\x1b[31mgle"),
    "escapes_in_quotes": _question(_choices(3), stem="\\e[2J\\e]0;owned\\a どれですか。"),
    "c1_in_a_type": _question("    choices: []\n", type_="sin\x9b2Jgle"),
    "backwards": _question(_choices(3), stem="これは\u202eどれ\u2066ですか。"),
    "forged_lines": _question("    choices: []\n    level: |\n      x\n      誤り 0件、注意 0件\n"),
    "names_of_python": _question(
        _choices(3), stem="{0.__class__} {name!r:>9999999} %s どれですか。", type_="{0.__class__}"
    ),
}
_VARIANT = "      - {key: k@, stem: 場面@はどれですか。}\n"
CONTENTS: dict[str, Make] = {
    "10000_variants": _question(
        _choices(3) + _entries("variants", "      - {key: k@, stem: 場面@はどれですか。}\n", MANY)
    ),
    "variants_of_variants": _question(
        _choices(3) + "    variants:\n      - key: b\n        variants:\n          - {key: c, stem: どれですか。}\n"
    ),
    "variants_of_many_options": _questions(
        "questions:\n"
        + "".join(
            f"  - id: v.{n}\n    type: single\n    tests: [f.1]\n    stem: どれですか。\n    decides: 相手の数\n"
            + _choices(100)
            + _entries("variants", _VARIANT, 40)
            for n in range(40)
        )
    ),
    "10000_options": _question(_choices(MANY)),
    "only_right_options": _question(_choices(2).replace("lure: none", "ok: yes")),
    "one_option": _question(_choices(1)),
    "options_that_look_empty": _question(_choices(3).replace("選択肢", '"\\u200b').replace(", why", '", why')),
    "1000_items": _question(_entries("items", "      - {key: k@, text: 項目@}\n", 1_000), type_="order"),
    "500_pairs": _question(
        _entries("pairs", "      - {key: k@, left: 左@, right: 右@, why: 理由@}\n", 500), type_="match"
    ),
    "1000_cases": _question(
        _entries("cases", "      - {key: k@, text: 例@, bin: sales, why: 理由@, fact: f.1}\n", 1_000), type_="sort"
    ),
    "1000_blanks": _question(
        _entries("blanks", "      - {label: '@', accept: [答え@]}\n", 1_000), stem="[[1]]です。", type_="cloze"
    ),
    "100000_wordings": _question(
        "    accept:\n" + "".join(f"      - 答え{n}\n" for n in range(100_000)), type_="short"
    ),
    "5000_terms": _terms(5_000, 1),
    "a_flood_of_terms": _terms(300, 290, asked=300),
    "an_endless_term": _terms(1, 40_000),
    "a_length_of_many_digits": _question(f"    accept: [答え]\n    length: {'9' * 4_000}\n", type_="short"),
    "a_length_in_other_digits": _question("    accept: [答え]\n    length: ３\n", type_="short"),
    "addresses": _questions(
        "questions: []\n", facts=FACTS + '    source: {title: x, url: "https://a.b@\\u202egro.evil\\n/"}\n'
    ),
    "1000_lures": _question(
        "    accept: [答え]\n" + _entries("lures", "      - {accept: [誤り@], why: 理由, lure: f.2}\n", 1_000),
        type_="short",
    ),
    "1000_traps": _numeric("6", _entries("traps", "      - {value: '@', why: 理由}\n", 1_000)),
    "10000_tests": _questions(
        "questions:\n  - id: z.1\n    type: card\n    tests:\n" + "".join(f"      - f.{n}\n" for n in range(MANY))
    ),
    "300_hard_numbers": _questions(_MANY_HARD),
    "390_digits": _numeric("9" * 390, "    round: 2\n"),
    "22_big_numbers": _numeric("*".join(["999999999999999"] * 22), "    round: 0\n"),
    "powers": _numeric("9**9**9"),
    "by_nothing": _numeric("1/0"),
    "no_number": _numeric("nan"),
    "brackets_in_a_formula": _numeric("(" * 200 + "1" + ")" * 198),
    "400_minuses": _numeric("-" * 399 + "1"),
    "too_many_params": _numeric("1", "    params:\n" + "".join(f"      p{n}: 1..9\n" for n in range(3_000))),
    "a_wide_param": _numeric("p", "    params:\n      p: 1..999999999 step 0.0000001\n"),
    "a_param_of_a_million": _numeric("p", "    params:\n      p: [" + ", ".join(map(str, range(3_000))) + "]\n"),
    "tolerance_of_any": _numeric("1", "    tolerance: 1e999999\n"),
    "a_stem_of_20000": _question(_choices(3), stem="長" * 19_900),
    "stacked_accents": _question(_choices(3), stem="e" + "\u0301" * 19_000),
    "html": _question(_choices(3), stem="<img src=/dev/zero><table>" * 300),
    "ruby": _question(_choices(3), stem="{a|b}{{|}}" * 1_500),
    "unknown_keys": _questions("questions:\n  - id: z.1\n" + "".join(f"    k{n}: x\n" for n in range(MANY))),
    "unknown_keys_at_the_end": _questions(
        "questions:\n"
        + "".join(f"  - id: z.{n}\n    type: card\n    tests: [f.1]\n" for n in range(MANY))
        + "".join(f"k{n}: x\n" for n in range(500))
    ),
    "dangling": _questions(
        "questions:\n" + "".join(f"  - id: z.{n}\n    type: card\n    tests: [g.{n}]\n" for n in range(MANY))
    ),
    "own_twin": _questions("questions: []\n", facts=FACTS.replace("twin: [f.2]", "twin: [f.1, f.1]")),
    "1000_sides": _questions(
        "questions: []\n",
        pack=PACK.replace(
            "aspects:", "".join(f"  - {{id: s{n}, name: 側, place: left}}\n" for n in range(1_000)) + "aspects:"
        ),
    ),
    "no_levels": _questions("questions: []\n", pack=PACK.replace("levels:", "x-levels:")),
    "long_ids": _questions("questions: []\n", pack=PACK.replace("jp.minori.test", "a" * 19_000)),
    "waivers": _question(
        _choices(3) + "    lint:\n      ignore: [" + ", ".join(f"W{n}" for n in range(280)) + "]\n      because: x\n"
    ),
}
EXHIBITS: dict[str, Make] = {
    "a_picture_bomb": _picture(png_that_says(60_000, 60_000)),
    "a_picture_of_scripts": _picture(b"<svg><script href='file:///etc/passwd'/></svg>"),
    "a_picture_that_breaks_off": _picture(png(400, 300)[:900]),
    "a_picture_of_5_megabytes": _picture(bytes(5 * MEGABYTE)),
    "a_picture_from_elsewhere": _question(_choices(3) + PICTURE.replace("media/", "media/../../../")),
    "a_table_of_10000_rows": _question(_choices(3) + TABLE + "        - cells: [a, b, c]\n" * MANY),
    "a_mail_of_19000": _question(_choices(3) + MAIL.replace("予算", "長" * 19_000)),
    "a_funnel_of_digits": _question(_choices(3) + FUNNEL.replace("400", "9" * 400)),
}
HOSTILE: dict[str, Make] = {**FILES, **TEXTS, **CONTENTS, **EXHIBITS}
SOUND: dict[str, Make] = {"sound": lambda folder: write_pack(folder / "pack", questions=QUESTIONS)}
