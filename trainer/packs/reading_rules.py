"""The table of rules for reading; the rules of good questions stand in `lint`."""

from trainer.domain.message import message
from trainer.domain.text import Text
from trainer.packs.fault import Rule, Severity

_TABLE: tuple[tuple[str, str, str], ...] = (
    # Text slips and everything outside the strict subset of YAML.
    (
        "Y01",
        '注記（#）は独立した行に書いてください。文字としての「#」なら、値全体を " " で囲みます。',
        'Put comments on a line of their own; if the "#" is text, quote the whole value.',
    ),
    (
        "Y02",
        "行頭の全角スペースを半角スペースに直してください。",
        "Replace the full-width space at the start of the line by ordinary spaces.",
    ),
    (
        "Y03",
        "項目名のあとは半角の「:」と半角スペースにしてください。",
        'After a key write an ordinary ":" and a space.',
    ),
    (
        "Y04",
        '値の中に「: 」があるときは、値全体を " " で囲んでください。',
        'Where a value contains ": ", quote the whole value.',
    ),
    (
        "Y05",
        'この記号で始まる値は、値全体を " " で囲んでください。',
        "A value that starts with this sign must be quoted as a whole.",
    ),
    (
        "Y06",
        "タブを半角スペースに置き換えてください。",
        "Replace tabs by spaces.",
    ),
    (
        "Y07",
        '「&」「*」「<<」による参照は使えません。内容をそのまま書くか、値全体を " " で囲んでください。',
        "Anchors, aliases and merge keys are not allowed: write the content out; if the sign is text, quote the value.",
    ),
    (
        "Y08",
        '「!」で始まるタグは使えません。文字としてなら、値全体を " " で囲んでください。',
        'Tags ("!…") are not allowed; if the sign is text, quote the whole value.',
    ),
    (
        "Y09",
        "1つのファイルには1つの文書だけを書き、「---」や「%」の行は消してください。",
        'Write one document a file and remove "---" and "%" lines.',
    ),
    (
        "Y10",
        "[ ] と { } の中に書けるのは単純な値だけです。入れ子は字下げした行で書いてください。",
        "Inside [ ] and { } only plain values are allowed; write nested parts as indented lines.",
    ),
    (
        "Y11",
        "ファイルを分けるか、入れ子や長さを減らしてください。",
        "Split the file, or make it less deep or shorter.",
    ),
    (
        "Y12",
        "ファイルをUTF-8で保存し直し、目に見えない制御文字を消してください。",
        "Save the file as UTF-8 and remove invisible control characters.",
    ),
    (
        "Y13",
        "この行と1つ上の行の字下げ、記号、引用符の閉じ忘れを確かめてください。",
        "Check indentation, signs and unclosed quotes on this line and the one above.",
    ),
    (
        "Y14",
        "値は1行に書いてください。長い文は「|」の次の行から字下げして書きます。",
        'Write a value on one line; for longer text write "|" and indent the lines below it.',
    ),
    (
        "Y15",
        "同じ項目名は1つだけ残してください。",
        "Keep only one of the keys with the same name.",
    ),
    # Schema and references.
    ("E01", "この項目を書き足してください。", "Add this key."),
    (
        "E02",
        "項目名のつづりを確かめてください。独自の項目は「x-」で始めます。",
        'Check the spelling; keys of your own start with "x-".',
    ),
    ("E03", "形式の説明にある形に書き直してください。", "Write it in the shape the format describes."),
    ("E04", "使える値に書き直してください。", "Use one of the allowed values."),
    (
        "E05",
        "半角の英小文字・数字・「.」「-」だけで、64文字以内にしてください。先頭は英小文字か数字です。",
        'Use lower-case letters, digits, "." and "-" only, at most 64, starting with a letter or digit.',
    ),
    (
        "E06",
        "別のidを付けてください。一度使ったidは、ほかのものに使い回せません。",
        "Give it another id; an id once used is never used for anything else.",
    ),
    (
        "E07",
        "idのつづりを確かめるか、指している先を書き足してください。",
        "Check the spelling of the id, or add what it points to.",
    ),
    (
        "E08",
        "pack.yamlと、facts・questionsフォルダーの中身を確かめてください。",
        "Check pack.yaml and the folders facts and questions.",
    ),
    (
        "E09",
        "mediaフォルダーにファイルを置くか、名前を直してください。",
        "Put the file into media, or correct its name.",
    ),
    ("E10", "正解の印（ok: yes）を確かめてください。", "Check the mark of the right answer (ok: yes)."),
    ("E11", "同じに見える選択肢の片方を書き直してください。", "Rewrite one of the options that look the same."),
    ("E14", "選択肢などのキーを付け直してください。", "Give the parts other keys."),
    ("E15", "項目を書き足してください。", "Add more entries."),
    ("E16", "空欄の番号と、受け付ける答えを確かめてください。", "Check the blanks' labels and the accepted answers."),
    ("E17", "fact・lureとtestsの対応を確かめてください。", "Check fact and lure against tests."),
    ("E18", "入れ先（bin）を確かめてください。", "Check the bins."),
    ("E13", "式と数の書き方を確かめてください。", "Check how the expression or number is written."),
)

RULES: dict[str, Rule] = {id_: Rule(id_, "error", Text(ja, en)) for id_, ja, en in _TABLE}

_SEVERITIES: dict[str, Severity] = {"W": "warning", "I": "info"}
_MEND = message("Look at this place again.")


def rule_of(id_: str) -> Rule:
    """Return the rule; one that is not in the table gets its severity from its first letter."""
    return RULES.get(id_) or Rule(id_, _SEVERITIES.get(id_[:1], "error"), _MEND)
