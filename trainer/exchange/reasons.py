"""Why something of a foreign file is left out or changed: one sentence each, said of `{detail}` where there is one."""

from collections.abc import Mapping
from typing import Final

from trainer.domain.message import Message, message

REASONS: Final[Mapping[str, Message]] = {
    "no-question": message("There is no question here. Write what is asked, then import again."),
    "no-answer": message("No right answer is marked. Mark one, then import again."),
    "two-answers": message("More than one answer is marked as the only right one. Leave one."),
    "one-option": message("There is only one option. Give at least two."),
    "twin-options": message("Two options read the same. Rewrite one of them."),
    "empty-back": message("The back of the card is empty. Write what is to be known."),
    "picture": message("It needs the picture {detail}, and pictures do not come along yet. Put it into words."),
    "described": message("For the picture {detail} its description stands in the text."),
    "sound": message("The sound {detail} was left out; what is written came along."),
    "sound-only": message("It is a sound only ({detail}); there is nothing to read."),
    "script": message("Its answer is worked out by a program in the file, which is not run. Write the answer out."),
    "essay": message("It asks for a free text, which no program can grade."),
    "kind": message("Questions of the kind “{detail}” cannot be asked here."),
    "no-blank": message("It has no blank. Mark what is to be filled in."),
    "bad-blank": message("A blank is not closed ({detail}). Close it, then import again."),
    "no-pairs": message("It has fewer than two pairs to match."),
    "no-number": message("“{detail}” is no number. Write digits only."),
    "no-order": message("It has fewer than three parts to put in order."),
    "no-value": message("The formula in {detail} has no value stored. Open the table, save it, then import again."),
    "key": message("“{detail}” names none of the options. Write the letter, the number or the text of the right one."),
    "syntax": message("This cannot be understood: {detail}"),
    "several-blocks": message("It has two blocks of answers. Make two questions of it."),
    "same-twice": message("The same question stands here twice; it comes in once."),
    "markup": message("Layout such as tables or colours was left out; the words came along."),
    "weights": message("Parts of a mark ({detail}) were left out: an answer is right or not."),
    "case": message("Letter case, which decided there, does not decide here."),
    "edited": message("You had changed this question yourself; your version stays."),
    "gone": message("It is no longer in the file: it is not asked any more, and what is known of it stays."),
    "scoring": message("How it is marked is written as a program, which is not run. Write the right answer out."),
    "link": message("The address {detail} was left out; what is written came along."),
    # Of a whole file:
    "unknown-format": message("What kind of file “{detail}” is cannot be told. Name it with --format."),
    "encoding": message("The file's characters cannot be read. Save it as UTF-8, or name its --encoding."),
    "damaged": message("The file is damaged or cut off: {detail}"),
    "zip-many": message("The archive has {detail} entries, more than anybody needs; it is not unpacked."),
    "zip-path": message("The archive is not unpacked: “{detail}” would be written outside of it."),
    "zip-device": message("The archive is not unpacked: “{detail}” is the name of a device."),
    "zip-twice": message("The archive is not unpacked: “{detail}” stands in it twice."),
    "zip-link": message("The archive is not unpacked: “{detail}” is a link to somewhere else."),
    "zip-packed": message("The archive is not unpacked: “{detail}” is encrypted or packed in an unknown way."),
    "zip-bomb": message("The archive is not unpacked: “{detail}” is far larger than it looks."),
    "doctype": message("The file declares a DOCTYPE of its own, which may hide anything. Export it without."),
    "too-large": message("The file is too large to be read here. Split it."),
    "too-deep": message("The file is nested too deeply to be read."),
    "no-items": message("There are no questions in the file."),
    "newer-anki": message("This is a collection of a newer kind; reading it needs the extra “anki” (zstandard)."),
}  # fmt: skip
"""The keys cross the border of the confined child, the sentences do not."""
