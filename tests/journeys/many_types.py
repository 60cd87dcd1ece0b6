"""A pack with several questions of every type, each on facts of its own: whoever starts meets all types."""

import re
from pathlib import Path

from tests.question_types.samples import FACTS, PACK, SAMPLES

_FACT = re.compile(r"\b(m\.goal|s\.goal|m\.count|s\.count|b\.share)\b")


def write_many_types(folder: Path, copies: int) -> Path:
    """Write the pack with so many questions of each type; return its folder."""
    facts, questions = "facts:\n", "questions:\n"
    for copy in range(copies):
        for kind, source in SAMPLES.items():
            own = rf"\1.{kind}{copy}"
            facts += _FACT.sub(own, FACTS.removeprefix("facts:\n"))
            questions += _FACT.sub(own, source).replace(f"id: sample.{kind}", f"id: sample.{kind}.{copy}")
    for name, text in (("pack", PACK), ("facts/role", facts), ("questions/role", questions)):
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
