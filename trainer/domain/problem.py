"""Known failures: each is a sentence the user can act on. Everything else is a bug and rises."""

from trainer.domain.message import Message, english


class KnownProblem(Exception):
    """Something outside our code went wrong in a way we foresaw.

    `sentence` says what, where and how to mend it; it is put into words where it is shown.
    """

    def __init__(self, sentence: Message) -> None:
        super().__init__(english(sentence))
        self.sentence = sentence
