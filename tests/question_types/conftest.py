"""What the tests of the question types share."""

import pytest

from tests.question_types.samples import sample_pack
from trainer.domain.asking import Asking
from trainer.domain.grade import Grade
from trainer.domain.pack import Pack
from trainer.domain.question import Question, QuestionId
from trainer.domain.response import Response
from trainer.domain.text import Language
from trainer.question_types import QUESTION_TYPES
from trainer.question_types.question_type import QuestionType


class Desk:
    """Asks and grades the samples by the name of their type."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.types: dict[str, QuestionType] = {each.name: each for each in QUESTION_TYPES}

    def question(self, type_: str) -> Question:
        """Return the sample of a type."""
        return self.pack.questions[QuestionId(f"sample.{type_}")]

    def ask(self, type_: str, seed: int = 1, language: Language = "ja") -> Asking:
        """Draw one showing of the sample."""
        return self.types[type_].ask(self.question(type_), self.pack, seed, language)

    def grade(self, type_: str, *parts: str, seed: int = 1, language: Language = "ja") -> Grade:
        """Judge a response to the showing of `seed`."""
        asking = self.ask(type_, seed, language)
        return self.types[type_].grade(self.question(type_), self.pack, asking, Response(parts))


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Return a desk over all samples."""
    return Desk(sample_pack(tmp_path_factory.mktemp("samples")))
