"""What a learner can do with what somebody else assigned; loaded when somebody has such a file."""

from collections.abc import Callable, Sequence

from trainer.domain.assignment import Assignment, Result
from trainer.domain.goal import Goal
from trainer.domain.message import message
from trainer.domain.problem import KnownProblem
from trainer.study.assignment_progress import goals_with
from trainer.study.assignment_view import AssignmentView, OfferView, assignment_view, offer_view
from trainer.study.handed_in import Delivered, Sender, note_handed_in, result_of
from trainer.study.opened_assignments import OpenedAssignment, opened_assignments
from trainer.study.session_context import SessionContext
from trainer.study.take_assignment import look_at, take_on


class Assigned:
    """Every method runs on the database thread."""

    def __init__(self, context: SessionContext, set_goals: Callable[[Sequence[Goal]], None]) -> None:
        self._context = context
        self._set_goals = set_goals

    def opened(self) -> tuple[OpenedAssignment, ...]:
        """Return what was taken on."""
        return opened_assignments(self._context.log.of_assignments())

    def views(self) -> tuple[AssignmentView, ...]:
        """Return what was taken on as it is shown; the day's plan follows it from here on."""
        opened = self.opened()
        self._follow(opened)
        return tuple(assignment_view(self._context, one) for one in opened)

    def offer(self, assignment: Assignment) -> OfferView:
        """Return an assignment as it is shown before it is taken on; raises NotTaken."""
        return offer_view(self._context, look_at(assignment, self.opened()))

    def take_on(self, assignment: Assignment, code: str) -> str:
        """Take it on, with its notice acknowledged; return the registration. Raises NotTaken."""
        registration = take_on(self._context, assignment, code)
        self._follow(self.opened())
        return registration

    def named(self, registration: str) -> OpenedAssignment:
        """Return one that was taken on."""
        found = next((one for one in self.opened() if one.registration == registration), None)
        if found is None:
            raise KnownProblem(message("No such training was taken on here."))
        return found

    def result(self, registration: str, sender: Sender) -> Result:
        """Return what a hand-in of this moment says."""
        return result_of(self._context, self.named(registration), sender)

    def note_handed_in(self, delivered: Delivered) -> None:
        """Keep that a result lies where it was to go."""
        note_handed_in(self._context, self.named(delivered.registration), delivered)

    def _follow(self, opened: Sequence[OpenedAssignment]) -> None:
        goals = goals_with(self._context, opened)
        if goals != self._context.preferences.goals:
            self._set_goals(goals)
