"""One small file a format, in our own words: what it holds, and what cannot come in."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook


class Sample(NamedTuple):
    """A file and what an importer has to say of it."""

    format: str
    name: str
    data: bytes
    kinds: tuple[str, ...]
    """Of the items that come in, in order."""
    left_out: tuple[str, ...] = ()
    """Reasons, in order."""


AIKEN = """粗利は売上高から何を引いたものですか。
A) 売上原価
B) 販売費
C) 税金
ANSWER: A

ア～ウのうち固定費はどれですか。
ア．家賃
イ．材料費
ウ．送料
正解：ア

答えのない問題です。
A) はい
B) いいえ
"""
GIFT = """// [id:gift-1] [tag:原価]
::粗利:: 粗利は\\=何から何を引きますか。 {
  =売上高から売上原価#そのとおりです。
  ~売上高から税金#税金はもっと後です。
  ~%50%売上高から家賃
}

::正誤:: 家賃は固定費である。{T}

売上から原価を引いたものは {=粗利 =粗利益} です。

損益分岐点は何個ですか。{#120:2}

組み合わせてください。{ =家賃 -> 固定費 =材料費 -> 変動費 =送料 -> 変動費 }

自由に書いてください。{}

二つの {=一} まとまり {=二}
"""
CSV = """問題,選択肢A,選択肢B,選択肢C,正解,解説
粗利から引くのは,販管費,原価,税,A,営業利益になります
固定費は,家賃,材料,送料,ア,
鍵のない行,一,二,三,,
"""
MOODLE = """<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="category"><category><text>$course$/top/原価</text></category></question>
<question type="multichoice"><name><text>一</text></name>
 <questiontext format="html"><text><![CDATA[<p>粗利は<b>何</b>を引きますか。</p>]]></text></questiontext>
 <idnumber>m-1</idnumber><single>true</single><generalfeedback><text>売上高から引きます。</text></generalfeedback>
 <answer fraction="100"><text>売上原価</text><feedback><text>そうです。</text></feedback></answer>
 <answer fraction="0"><text>税金</text></answer></question>
<question type="truefalse"><name><text>二</text></name><questiontext><text>家賃は固定費である。</text></questiontext>
 <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question>
<question type="numerical"><name><text>三</text></name><questiontext><text>分岐点は？</text></questiontext>
 <answer fraction="100"><text>3,5</text><tolerance>0.1</tolerance></answer></question>
<question type="matching"><name><text>四</text></name><questiontext><text>結んでください。</text></questiontext>
 <subquestion><text>家賃</text><answer><text>固定費</text></answer></subquestion>
 <subquestion><text>送料</text><answer><text>変動費</text></answer></subquestion></question>
<question type="cloze"><name><text>五</text></name><questiontext>
 <text>粗利から{1:SHORTANSWER:=販管費~%100%販売管理費}を引きます。</text></questiontext></question>
<question type="essay"><name><text>六</text></name><questiontext><text>書いてください。</text></questiontext></question>
<question type="shortanswer"><name><text>七</text></name>
 <questiontext><text><![CDATA[<img src="@@PLUGINFILE@@/a%20b.png"> これは何ですか。]]></text></questiontext>
 <answer fraction="100"><text>図</text></answer></question>
</quiz>"""
QTI2 = """<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="i1" title="粗利">
<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">
<correctResponse><value>A</value></correctResponse></responseDeclaration>
<itemBody><choiceInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>粗利から引くのは？</prompt>
<simpleChoice identifier="A">販管費</simpleChoice><simpleChoice identifier="B">原価</simpleChoice></choiceInteraction>
</itemBody>
<responseProcessing template="http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct"/></assessmentItem>"""
QTI3 = """<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i3" title="粗利">
<qti-response-declaration identifier="RESPONSE" cardinality="ordered" base-type="identifier">
<qti-correct-response><qti-value>B</qti-value><qti-value>A</qti-value><qti-value>C</qti-value></qti-correct-response>
</qti-response-declaration><qti-item-body><qti-order-interaction response-identifier="RESPONSE">
<qti-prompt>順に並べてください。</qti-prompt><qti-simple-choice identifier="A">粗利</qti-simple-choice>
<qti-simple-choice identifier="B">売上高</qti-simple-choice>
<qti-simple-choice identifier="C">営業利益</qti-simple-choice>
</qti-order-interaction></qti-item-body><qti-response-processing
 template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/></qti-assessment-item>"""
HASHCARDS = (
    "Q: 粗利とは\nA: 売上高から売上原価を引いたもの\n\nC: 営業利益は粗利から[販管費]を引く。\n\nQ: 裏のない問い\n"
)
TEXT2QTI = """Quiz title: 原価

1. 固定費は
*a) 家賃
b) 送料
... 送料は量で変わる

2. 分岐点は
= 120 +- 2

3. 書く
____
"""
QUIZDOWN = (
    "### 固定費は？\n\n- [x] 家賃\n    > 毎月同じ額\n- [ ] 送料\n\n## 順に並べる\n\n1. 売上高\n2. 粗利\n3. 営業利益\n"
)
MKDOCS = "<quiz>\n粗利から[[販管費]]を引く。\n</quiz>\n\n<quiz>\n固定費は？\n\n- [x] 家賃\n- [ ] 送料\n</quiz>\n"
MDANKI = "# 原価\n\n## 粗利とは\n\n売上高から売上原価を引いたもの\n\n[#tag]()\n\n## 裏がない\n"
CROWD = json.dumps(
    {
        "__type__": "Deck", "crowdanki_uuid": "d", "name": "原価", "children": [],
        "note_models": [{"crowdanki_uuid": "m", "name": "基本", "type": 0,
                         "flds": [{"name": "表"}, {"name": "裏"}], "tmpls": [{"qfmt": "{{表}}", "afmt": "{{裏}}"}]}],
        "notes": [{"fields": ["粗利とは", "売上高から売上原価を引いたもの"], "guid": "g1", "note_model_uuid": "m"},
                  {"fields": ["裏がない", ""], "guid": "g2", "note_model_uuid": "m"}],
    },
    ensure_ascii=False,
)  # fmt: skip


def zipped(files: Sequence[tuple[str, bytes]]) -> bytes:
    """Return an archive of the files."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return buffer.getvalue()


def workbook() -> bytes:
    """Return a workbook of two questions and one without an answer."""
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("原価")
    rows = (
        ("問題", "A", "B", "正解"),
        ("固定費は", "家賃", "送料", "A"),
        ("変動費は", "家賃", "送料", "B"),
        ("鍵なし", "一", "二", ""),
    )
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write_string(at, column, cell)
    book.close()
    return buffer.getvalue()


def package() -> bytes:
    """Return an Anki package of the first kind: a card, a cloze, one to type, and one without a back."""
    both = [{"name": "表"}, {"name": "裏"}]
    blank, typed = "{{cloze:文}}", {"qfmt": "{{表}}{{type:裏}}", "afmt": "{{表}}<hr>{{裏}}"}
    models = {
        "1": {"name": "基本", "type": 0, "flds": both, "tmpls": [{"qfmt": "{{表}}", "afmt": "{{裏}}"}]},
        "2": {"name": "穴", "type": 1, "flds": [{"name": "文"}], "tmpls": [{"qfmt": blank, "afmt": blank}]},
        "3": {"name": "入力", "type": 0, "flds": both, "tmpls": [typed]},
    }
    notes = (
        (1, "a", 1, "粗利とは\x1f売上高から<b>売上原価</b>を引いたもの"),
        (2, "b", 2, "営業利益は{{c1::粗利}}から{{c2::販管費::何費}}を引く"),
        (3, "c", 3, "英語で粗利\x1fgross profit"),
        (4, "d", 1, "裏がない\x1f"),
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "collection.anki2"
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE col (models TEXT, decks TEXT)")
            database.execute(
                "INSERT INTO col VALUES (?, ?)", (json.dumps(models), json.dumps({"5": {"name": "原価::粗利"}}))
            )
            database.execute("CREATE TABLE notes (id, guid, mid, flds, tags)")
            database.execute("CREATE TABLE cards (nid, did, ord)")
            database.executemany("INSERT INTO notes VALUES (?, ?, ?, ?, '')", notes)
            database.executemany("INSERT INTO cards VALUES (?, 5, 0)", [(note[0],) for note in notes])
        database.close()
        return zipped([("collection.anki2", path.read_bytes()), ("media", b"{}")])


def h5p() -> bytes:
    """Return a question set of three and a video."""
    content = {
        "questions": [
            {"library": "H5P.MultiChoice 1.16", "subContentId": "s1", "params": {
                "question": "<p>固定費は？</p>",
                "answers": [{"text": "家賃", "correct": True}, {"text": "送料", "correct": False}]}},
            {"library": "H5P.TrueFalse 1.8", "params": {"question": "家賃は固定費である。", "correct": "true"}},
            {"library": "H5P.Blanks 1.14", "params": {"questions": ["粗利から*販管費*を引く。"]}},
            {"library": "H5P.Video 1.6", "params": {"title": "動画"}},
        ]
    }  # fmt: skip
    head = {"title": "原価", "mainLibrary": "H5P.QuestionSet"}
    return zipped([("h5p.json", json.dumps(head).encode()), ("content/content.json", json.dumps(content).encode())])


def _of_text(format_: str, name: str, text: str, kinds: str, left_out: str = "") -> Sample:
    return Sample(format_, name, text.encode("utf-8"), tuple(kinds.split()), tuple(left_out.split()))


SAMPLES: tuple[Callable[[], Sample], ...] = (
    lambda: _of_text("aiken", "a.txt", AIKEN, "single single", "no-answer"),
    lambda: _of_text("gift", "a.gift", GIFT, "single truefalse short numeric match", "essay several-blocks"),
    lambda: _of_text("csv", "a.csv", CSV, "single single", "no-answer"),
    lambda: _of_text("moodle-xml", "a.xml", MOODLE, "single truefalse numeric match cloze", "essay picture"),
    lambda: _of_text("qti", "a.xml", QTI2, "single"),
    lambda: Sample("qti", "a.zip", zipped([("imsmanifest.xml", b"<manifest/>"), ("i.xml", QTI3.encode())]), ("order",)),
    lambda: _of_text("markdown", "a.md", HASHCARDS, "card cloze", "empty-back"),
    lambda: _of_text("markdown", "a.txt", TEXT2QTI, "single numeric", "essay"),
    lambda: _of_text("markdown", "a.md", QUIZDOWN, "single order"),
    lambda: _of_text("markdown", "a.md", MKDOCS, "cloze single"),
    lambda: _of_text("markdown", "a.md", MDANKI, "card", "empty-back"),
    lambda: _of_text("crowdanki", "a.json", CROWD, "card", "empty-back"),
    lambda: Sample("xlsx", "a.xlsx", workbook(), ("single", "single"), ("no-answer",)),
    lambda: Sample("apkg", "a.apkg", package(), ("card", "cloze", "short"), ("empty-back",)),
    lambda: Sample("h5p", "a.h5p", h5p(), ("single", "truefalse", "cloze"), ("kind",)),
)
