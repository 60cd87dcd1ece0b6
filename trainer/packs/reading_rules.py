"""The table of rules for reading; the rules of good questions stand in `lint`."""

from trainer.domain.message import Message, message
from trainer.packs.fault import Rule, Severity

_TABLE: tuple[tuple[str, Message], ...] = (
    # Slips of text and everything outside the strict subset of YAML.
    ("Y01", message('Put comments on a line of their own; if the "#" is text, quote the whole value.')),
    ("Y02", message("Replace the full-width space at the start of the line by ordinary spaces.")),
    ("Y03", message('After a key write an ordinary ":" and a space.')),
    ("Y04", message('Where a value contains ": ", quote the whole value.')),
    ("Y05", message("A value that starts with this sign must be quoted as a whole.")),
    ("Y06", message("Replace tabs by spaces.")),
    (
        "Y07",
        message(
            "Anchors, aliases and merge keys are not allowed: write the content out; if the sign is text, quote the "
            "value."
        ),
    ),
    ("Y08", message('Tags ("!…") are not allowed; if the sign is text, quote the whole value.')),
    ("Y09", message('Write one document a file and remove "---" and "%" lines.')),
    ("Y10", message("Inside [ ] and { } only plain values are allowed; write nested parts as indented lines.")),
    ("Y11", message("Split the file, or make it less deep or shorter.")),
    ("Y12", message("Save the file as UTF-8 and remove invisible control characters.")),
    ("Y13", message("Check indentation, signs and unclosed quotes on this line and the one above.")),
    ("Y14", message('Write a value on one line; for longer text write "|" and indent the lines below it.')),
    ("Y15", message("Keep only one of the keys with the same name.")),
    (
        "Y16",
        message('Between values in [ ] write an ordinary ","; if the sign is part of a value, quote the value.'),
    ),
    ("Y17", message("Mend those that are listed, then check again.")),
    # Schema and references.
    ("E01", message("Add this key.")),
    ("E02", message('Check the spelling; keys of your own start with "x-".')),
    ("E03", message("Write it in the shape the format describes.")),
    ("E04", message("Use one of the allowed values.")),
    ("E05", message('Use lower-case letters, digits, "." and "-" only, at most 64, starting with a letter or digit.')),
    ("E06", message("Give it another id; an id once used is never used for anything else.")),
    ("E07", message("Check the spelling of the id, or add what it points to.")),
    ("E08", message("Check pack.yaml and the folders facts and questions.")),
    ("E09", message("Put the file into media, or correct its name.")),
    ("E10", message("Check the mark of the right answer (ok: yes).")),
    ("E11", message("Rewrite one of the options that look the same.")),
    ("E14", message("Give the parts other keys.")),
    ("E15", message("Add more entries.")),
    ("E16", message("Check the blanks' labels and the accepted answers.")),
    ("E17", message("Check fact and lure against tests.")),
    ("E18", message("Check the bins.")),
    ("E13", message("Check how the expression or number is written.")),
    ("E32", message("Take some away, or make several questions of it.")),
    ("E34", message("A variant is the same question in another scene; write another question for all else.")),
    ("E33", message("Take this part out or write it in another way, and please report it with the pack.")),
    ("E50", message("Write the whole address, from https:// on, in Latin letters, digits and signs, at most 500.")),
    ("E51", message("Write year, month and day, as 2026-11-30.")),
    ("E52", message("Check the terms in terms.yaml and what refers to them.")),
    ("E60", message("Check the exhibit's cells and numbers against what its kind allows.")),
    (
        "E61",
        message("Save it as PNG, JPEG or WebP, at most 4 MB and 4096 × 4096 pixels, as an ordinary file in media."),
    ),
)
_STRAY = message("Rename or move the file so that it is read, or take it out of the pack.")

RULES: dict[str, Rule] = {
    **{id_: Rule(id_, "error", mend) for id_, mend in _TABLE},
    "W32": Rule("W32", "warning", _STRAY),
    "I01": Rule("I01", "info", message('Write it, or study as it is; without "stage: imported" it is demanded.')),
}
CUT = RULES["Y17"]
"""Noted in place of all faults of a file beyond the most that are listed."""

_SEVERITIES: dict[str, Severity] = {"W": "warning", "I": "info"}
_MEND = message("Look at this place again.")


def rule_of(id_: str) -> Rule:
    """Return the rule; one that is not in the table gets its severity from its first letter."""
    return RULES.get(id_) or Rule(id_, _SEVERITIES.get(id_[:1], "error"), _MEND)
