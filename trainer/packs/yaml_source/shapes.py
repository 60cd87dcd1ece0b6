"""What belongs where the source has another shape."""

from trainer.domain.message import message

A_WORD = message("A single value belongs here.")
A_TEXT = message("A text belongs here, or a mapping with ja: and en:.")
A_MAPPING = message('Keys and values ("key: value") belong here.')
A_SEQUENCE = message('A sequence of entries that start with "- " belongs here.')
A_LIST_OF_WORDS = message("A list of values such as [a, b] belongs here.")
A_LIST_OF_TEXTS = message('A sequence of texts that start with "- " belongs here.')
