"""A new assignment: what, for whom, until when, what counts, what is collected, and what the learner is told."""

from typing import Final, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.assigning.console_views import Draft, NewAssignmentOffer, PackOffer, Preview
from trainer.domain.assignment import COLLECTED, AttemptPolicy, Collected
from trainer.domain.message import Message, counted, message
from trainer.translations import say, tr
from trainer.ui.numbers import date_of, day_of
from trainer.ui.screens.console.drop_strip import ask_folder
from trainer.ui.screens.console.page import WIDEST, ConsolePage, spaced_card
from trainer.ui.screens.console.person_page import day_edit
from trainer.ui.screens.console.pick_menu import PickMenu
from trainer.ui.screens.console.preview_card import PreviewCard
from trainer.ui.screens.console.setup_page import field_below
from trainer.ui.screens.console.toggles import Toggles
from trainer.ui.screens.console.words import people_words
from trainer.ui.theme.tokens import GAP, SMALL, WIDE
from trainer.ui.widgets.buttons import button, give_role
from trainer.ui.widgets.labels import plain_label
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.segments import Segments
from trainer.ui.widgets.wrapping import Wrapping

_TWO_WEEKS, _A_YEAR = 14, 365
_SCORES: Final = ("60", "70", "80", "90", "100")
_DAYS: Final = ("2", "3", "5")
_NONE: Final = "none"
_COLLECTED: Final[dict[Collected, Message]] = {
    "confidence": message("How sure they were"),
    "flags": message("Questions they call odd"),
    "typed_text": message("What they typed"),
    "hours": message("Minutes by day"),
    "question_improvement": message("To mend questions"),
    "effect": message("Whether it works"),
}
_POLICIES: Final[dict[AttemptPolicy, Message]] = {
    "latest": message("the latest answer"),
    "best": message("the best answer"),
    "first": message("the first answer"),
}


class NewAssignmentPage(ConsolePage):
    """Takes a Draft down.

    Signals: `preview_wanted(Draft)`; `write_wanted(Draft, str folder)`.
    """

    preview_wanted = Signal(object)
    write_wanted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("New assignment"), parent=parent)
        self.ask_folder = ask_folder
        self._packs: dict[str, PackOffer] = {}
        self._zone, self._id = "Asia/Tokyo", ""
        self._what_card()
        self._whom_card()
        self._rule_card()
        self._notice_card()
        self.preview_button = button(tr("Preview"), "primary")
        foot = Wrapping()
        foot.add(self.preview_button)
        self.keep_below(foot, WIDEST, WIDE)
        self.said = plain_label("", "wrong")
        self.said.hide()
        self.column.addWidget(self.said)
        self.preview = PreviewCard()
        self.column.addWidget(self.preview)
        self.column.addStretch(1)
        self.preview_button.clicked.connect(self._on_preview)
        self.preview.write.clicked.connect(self._on_write)
        self.pack.picked.connect(self._on_pack)
        self.first_focus = self.title

    def _card(self, title: str) -> QVBoxLayout:
        card, column = spaced_card()
        column.addWidget(plain_label(title, "heading"))
        self.column.addWidget(card)
        return column

    @staticmethod
    def _choice(column: QVBoxLayout, title: str, part: QWidget, hint: str = "") -> None:
        column.addWidget(plain_label(title, "strong"))
        if hint:
            column.addWidget(Prose(hint, size=SMALL, role="note"))
        column.addWidget(part)
        column.addSpacing(GAP)

    def _what_card(self) -> None:
        column = self._card(tr("What"))
        self.title = field_below(column, tr("Title"))
        self.pack = PickMenu(tr("Question set"))
        self.topics = Toggles(tr("Topics"))
        column.addWidget(self.pack, 0, Qt.AlignmentFlag.AlignLeft)
        self._choice(column, tr("Topics"), self.topics, tr("None chosen: all of the set."))

    def _whom_card(self) -> None:
        column = self._card(tr("For whom, and when"))
        self.groups = Toggles(tr("Groups"))
        self._choice(column, tr("Groups"), self.groups)
        self.codes = field_below(column, tr("Single people"), tr("Codes with blanks between them."))
        self.open_day, self.due_day = day_edit(tr("Opens on")), day_edit(tr("Due on"))
        self._choice(column, tr("Opens on"), self.open_day)
        self._choice(column, tr("Due on"), self.due_day, tr("The last second of this day is still in time."))

    def _rule_card(self) -> None:
        column = self._card(tr("What completes it"))
        self.seen = Segments(tr("Every question answered"), (("yes", tr("Yes")), ("no", tr("No"))))
        scores = ((_NONE, tr("No score asked")), *((one, f"{one} %") for one in _SCORES))
        self.score = Segments(tr("Score"), scores)
        self.of = Segments(tr("Of each question counts"), tuple((key, say(said)) for key, said in _POLICIES.items()))
        days = ((_NONE, tr("Not asked")), *((one, tr("{days} days", days=one)) for one in _DAYS))
        self.held = Segments(tr("Right on separate days"), days)
        for segments, taken in ((self.seen, "yes"), (self.score, "80"), (self.of, "latest"), (self.held, _NONE)):
            segments.take(taken)
            self._choice(column, segments.accessibleName(), segments)

    def _notice_card(self) -> None:
        column = self._card(tr("What learners are told"))
        note = tr("It is shown before anything is collected, and acknowledged; it is no consent.")
        column.addWidget(Prose(note, size=SMALL, role="note"))
        self.purpose = field_below(column, tr("Purpose"))
        self.contact = field_below(column, tr("Whom to ask"))
        self.keep_until = day_edit(tr("Kept until"))
        self._choice(column, tr("Kept until"), self.keep_until)
        self.collect = Toggles(tr("Collected beside the answers"))
        self.collect.offer([(key, say(_COLLECTED[key])) for key in COLLECTED])
        self._choice(column, tr("Collected beside the answers"), self.collect, tr("None chosen: the answers alone."))
        self.return_to = field_below(
            column, tr("Folder for results"), tr("As their computers name it; empty: they choose.")
        )

    def show_offer(self, offer: NewAssignmentOffer) -> None:
        """Begin a new one."""
        self._packs = {one.name: one for one in offer.packs}
        self._zone, self._id = offer.zone, offer.next_id
        self.pack.offer([(one.name, say(one.title)) for one in offer.packs], "")
        self._on_pack(self.pack.taken)
        self.groups.offer([(code, f"{name or code} ({people_words(people)})") for code, name, people in offer.groups])
        last = next(reversed(self.topics.buttons.values()), None)
        self.groups.chain_after(self.pack if last is None else last)
        today = date_of(offer.today)
        self.open_day.setDate(today)
        self.due_day.setDate(today.addDays(_TWO_WEEKS))
        self.keep_until.setDate(today.addDays(_A_YEAR))
        self.preview.hide()
        give_role(self.preview_button, "primary")
        self.said.hide()

    def _on_pack(self, name: str) -> None:
        if name in self._packs:
            topics = self._packs[name].topics
            self.topics.offer([
                (one.key, f"{say(one.aspect)}・{say(one.side)} ({_questions(one.questions)})") for one in topics
            ])  # fmt: skip
            self.topics.chain_after(self.pack)

    def show_preview(self, preview: Preview) -> None:
        """Show what would be handed out."""
        self.preview.show_preview(preview)
        give_role(self.preview_button, "quiet")
        self.lead_to(self.preview.write)

    def draft(self) -> Draft:
        """Return what stands there."""
        score, held = self._taken(self.score), self._taken(self.held)
        return Draft(
            id=self._id,
            title=self.title.text().strip(),
            pack=self.pack.taken,
            topics=self.topics.taken,
            groups=self.groups.taken,
            people=tuple(self.codes.text().replace("、", " ").replace(",", " ").split()),
            open=day_of(self.open_day.date()),
            due=day_of(self.due_day.date()),
            zone=self._zone,
            seen_all=self._taken(self.seen) == "yes",
            score=None if score == _NONE else int(score) / 100,
            of=cast("AttemptPolicy", self._taken(self.of)),
            held_days=None if held == _NONE else int(held),
            collect=tuple(one for one in COLLECTED if one in self.collect.taken),
            purpose=self.purpose.text().strip(),
            contact=self.contact.text().strip(),
            keep_until=day_of(self.keep_until.date()),
            return_to=self.return_to.text().strip(),
        )

    @staticmethod
    def _taken(segments: Segments) -> str:
        return segments.taken().objectName().removeprefix("segment-")

    def _missing(self, draft: Draft) -> tuple[str, QWidget] | None:
        """Return what is missing, and where it is to be given."""
        if not draft.title:
            return tr("A title is needed."), self.title
        if not draft.groups and not draft.people:
            return tr("Choose a group, or give codes of people."), self.codes
        if draft.due < draft.open:
            return tr("It cannot be due before it opens."), self.due_day
        if not (draft.seen_all or draft.score is not None or draft.held_days is not None):
            return tr("Say what completes it."), self.seen.taken()
        if not draft.purpose:
            return tr("Say what it is for: learners read it before they begin."), self.purpose
        if not draft.contact:
            return tr("Say whom learners can ask."), self.contact
        return None

    def _on_preview(self) -> None:
        draft = self.draft()
        missing = self._missing(draft)
        self.said.setVisible(missing is not None)
        if missing is None:
            self.preview_wanted.emit(draft)
        else:
            words, field = missing
            self.said.setText(words)
            field.setAccessibleDescription(words)
            self.lead_to(field)

    def _on_write(self) -> None:
        if folder := self.ask_folder(self, tr("Folder for the files")):
            self.write_wanted.emit(self.draft(), folder)


def _questions(count: int) -> str:
    return say(counted("{count} question", "{count} questions", count))
