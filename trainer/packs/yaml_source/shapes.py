"""What belongs where the source has another shape."""

from trainer.domain.text import Text

A_WORD = Text("ここには1つの値を書きます。", "A single value belongs here.")
A_TEXT = Text(
    "ここには文、または ja: と en: を持つ項目を書きます。",
    "A text belongs here, or a mapping with ja: and en:.",
)
A_MAPPING = Text(
    "ここには「名前: 値」の形の項目を書きます。",
    'Keys and values ("key: value") belong here.',
)
A_SEQUENCE = Text(
    "ここには「- 」で始まる項目の並びを書きます。",
    'A sequence of entries that start with "- " belongs here.',
)
A_LIST_OF_WORDS = Text("ここには [a, b] のような値の並びを書きます。", "A list of values such as [a, b] belongs here.")
