"""The table of all rules for the packs' README, made from the rules themselves.

Run as `python -m tests.bank.rule_table` to write it anew below the mark in both files.
"""

from pathlib import Path

from trainer.authoring.lint import LINT_RULES
from trainer.domain.text import Language, Text
from trainer.packs.reading_rules import RULES
from trainer.resources import questions_folder
from trainer.translations import say

MARK = "<!-- rules -->\n"
FILES: dict[Language, str] = {"ja": "README.ja.md", "en": "README.md"}
_HEADINGS = {"ja": "| 規則 | 見つけたこと | すること |", "en": "| rule | what it found | what to do |"}
_READING = Text("ファイルを読めない、または項目が合わない", "the file cannot be read, or a key is wrong")


def table(language: Language) -> str:
    """Return one row a rule: those of reading first, then those of good questions by severity and number."""
    found = {id_: (_READING.in_(language), say(rule.mend, language)) for id_, rule in sorted(RULES.items())}
    order = {"error": 0, "warning": 1, "info": 2}
    for rule in sorted(LINT_RULES, key=lambda each: (order[each.severity], each.id)):
        found[rule.id] = (say(rule.sentence, language), say(rule.mend, language))
    rows = [f"| {id_} | {sentence} | {mend} |".replace("||", r"\|\|") for id_, (sentence, mend) in found.items()]
    return "\n".join([_HEADINGS[language], "|---|---|---|", *rows]) + "\n"


def path_of(language: Language) -> Path:
    """Return the README in that language."""
    return questions_folder() / FILES[language]


if __name__ == "__main__":
    for each in FILES:
        text = path_of(each).read_text(encoding="utf-8")
        path_of(each).write_text(text[: text.index(MARK) + len(MARK)] + "\n" + table(each), encoding="utf-8")
