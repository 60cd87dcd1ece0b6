"""Known failures: each is a sentence the user can act on. Everything else is a bug and rises."""

from trainer.domain.text import Text


class KnownProblem(Exception):
    """Something outside our code went wrong in a way we foresaw.

    `sentence` says what, where and how to mend it, in both languages.
    """

    def __init__(self, sentence: Text) -> None:
        super().__init__(sentence.en or sentence.ja)
        self.sentence = sentence
