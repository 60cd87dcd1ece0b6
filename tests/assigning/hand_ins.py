"""Results as learners of the invented organisation hand them in, made without a learner's app."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from uuid import UUID

from tests.assigning.people import DUE, OPEN, SEED, Console, core_pack
from trainer.app.organisation_trainings import StoredTrainings
from trainer.assigning.collect import Collecting, collect
from trainer.assigning.console_values import Ledger
from trainer.assigning.intake import Handed
from trainer.domain.assignment import Assignment, HandedInAnswer, HandedInLink, HandedInUndo, Result
from trainer.domain.handed_in_chain import link_hash
from trainer.domain.hash_chain import EMPTY, Head
from trainer.domain.question import Question, QuestionId
from trainer.domain.registration import registration_of
from trainer.exchange.handed_in import opener
from trainer.exchange.result_file import result_file
from trainer.question_types.short import ShortBody
from trainer.question_types.single import SingleBody
from trainer.question_types.truefalse import TrueFalseBody
from trainer.sealing.signing import public_key

DAY = 86_400_000


def response_to(question: QuestionId, *, right: bool) -> tuple[str, ...]:
    """Return a right or a wrong response to a question with options."""
    body = core_pack().questions[question].body
    if isinstance(body, SingleBody):
        return (next(one.key for one in body.choices if one.ok is right),)
    assert isinstance(body, TrueFalseBody)
    verdict = "true" if body.answer else "false"
    return verdict, next(one.key for one in body.reasons if one.ok is right)


def first_wording(question: Question) -> str:
    """Return the accepted wording of a typed answer that the pack names first."""
    body = question.body
    assert isinstance(body, ShortBody)
    return (*body.accept.ja, *body.accept.en)[0]


@dataclass
class Device:
    """One computer of one person: it has a key, and a chain in each registration."""

    person: str
    name: str = "one"
    assignment: Assignment | None = None
    links: list[HandedInLink] = field(default_factory=list)
    organisation_key: bytes = public_key(SEED)

    @property
    def seed(self) -> bytes:
        """Its secret key."""
        return sha256(f"{self.person}/{self.name}".encode()).digest()

    @property
    def id(self) -> str:
        """Its UUID."""
        return str(UUID(bytes=self.seed[:16], version=4))

    def answer(self, question: QuestionId, at: int, *, right: bool = True, **changed: object) -> HandedInAnswer:
        """Answer one question."""
        made = HandedInAnswer(
            id=self._new_id(),
            device=self.id,
            place=0,
            previous="",
            question=question,
            rev=core_pack().questions[question].rev,
            variant="",
            draw=(),
            order=(),
            response=(),
            claimed=right,
            milliseconds=6_000,
            utc_ms=at,
            offset_minutes=540,
            kind="review",
            seed=7,
            language="ja",
        )
        told = {"response": response_to(question, right=right)} if "response" not in changed else {}
        return self._chained(made._replace(**told, **changed))

    def answers(self, questions: Sequence[QuestionId], right: int, at: int, **changed: object) -> None:
        """Answer these, the first so many right, ten seconds apart, the last one `at`."""
        for number, question in enumerate(questions):
            self.answer(question, at - (len(questions) - 1 - number) * 10_000, right=number < right, **changed)

    def undo(self, of: str, at: int, *, redo: bool = False) -> None:
        """Take an answer back."""
        self._chained(HandedInUndo(self._new_id(), self.id, 0, "", of, redo, at, 540))

    def result(self, **changed: object) -> Result:
        """Return what the device hands in."""
        given = self.assignment
        assert given is not None
        last = max((one.utc_ms for one in self.links), default=OPEN)
        made = Result(
            assignment=given.id,
            rev=given.rev,
            registration=registration_of(self.organisation_key, given.id, self.person),
            person=self.person,
            pack_hash=given.pack_hash,
            app="0.1",
            written_ms=last + 1000,
            offset_minutes=540,
            acknowledged_ms=OPEN,
            links=tuple(self.links),
            device=self.id,
            device_key=public_key(self.seed),
        )
        return replace(made, **changed)  # type: ignore[arg-type]

    def file(self, **changed: object) -> bytes:
        """Return a result file."""
        return result_file(self.result(**changed), self.seed, self.organisation_key)

    def change(self, at: int, change: Callable[[HandedInLink], HandedInLink | None]) -> None:
        """Edit a link of the past, or leave it out, and make a chain of all again, as an edited database would."""
        links, self.links = self.links, []
        for place, link in enumerate(links):
            changed = change(link) if place == at else link
            if changed is not None:
                self._chained(changed)

    def _new_id(self) -> str:
        return str(UUID(bytes=sha256(f"{self.id}/{len(self.links)}/{self.name}".encode()).digest()[:16], version=4))

    def _chained(self, link: HandedInLink) -> HandedInLink:
        mine = [one for one in self.links if one.device == link.device]
        head = Head(mine[-1].place, link_hash(mine[-1])) if mine else EMPTY
        placed = link._replace(place=head.place + 1, previous=head.hash)
        self.links.append(placed)
        return placed


class Desk:
    """HR's desk: files come in, and it is said what became of them."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.now_ms = DUE - DAY
        self.trainings = StoredTrainings(console.storage)

    def take(self, *files: bytes | Handed) -> Ledger:
        """Collect files."""
        handed = [one if isinstance(one, Handed) else Handed(f"{n}.mres", one) for n, one in enumerate(files)]
        return collect(self.collecting(), handed)

    def collecting(self) -> Collecting:
        """Return what collecting needs."""
        storage = self.console.storage
        return Collecting(opener(SEED), self.trainings.fresh(), storage.results, storage.info.key, self.now_ms)
