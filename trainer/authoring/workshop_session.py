"""What an author does with a pack being made, act by act; each returns the workshop as the screen shows it then."""

from collections.abc import Mapping, Sequence

from trainer.authoring.distinctions.drafts import draft_questions
from trainer.authoring.distinctions.sheet import add_rows, language_of, rows_of_questions, set_cell
from trainer.authoring.distinctions.table import RowText, read_table
from trainer.authoring.editing.edited_pack import BlockId
from trainer.authoring.publish import publish_plan
from trainer.authoring.workshop import Workshop
from trainer.authoring.workshop_findings import Findings
from trainer.authoring.workshop_pages import PACK_PAGE, block_at, blocks_of, row_of_page, row_page
from trainer.authoring.workshop_publishing import offer_of
from trainer.authoring.workshop_shown import NEW_ROW, Chosen, shown_workshop, topic_of
from trainer.authoring.workshop_snapshot import COLUMNS, FindingLine, PublishOffer, WorkshopSnapshot
from trainer.domain.message import NOTHING, Message, counted, message, one_after_another
from trainer.domain.pack import Pack
from trainer.domain.pure_job import PureJob
from trainer.packs.plain_values import Fields, Path, Value, clean, word_at
from trainer.question_types.question_type import QuestionType

SHARED = ("id", "tests", "stem", "decides", "level", "case", "source", "exhibit", "rev", "x-row")
"""What a question keeps when it becomes one of another type."""
LANGUAGES = ("ja", "en")


class WorkshopSession:
    """One pack that is open in the workshop, with what is chosen in it."""

    def __init__(self, workshop: Workshop, types: Sequence[QuestionType], folder: str) -> None:
        self.workshop = workshop
        self._types = types
        self.folder = folder
        self._findings = Findings(workshop)
        self._chosen = Chosen(english=bool(word_at(workshop.pack.heading.fields, ("title", "en"))))
        self._typed_at: tuple[BlockId, Path] | None = None
        self._notice: Message = NOTHING
        self._choose_first()

    def show(self) -> WorkshopSnapshot:
        """Return the workshop as it stands."""
        notice, self._notice = self._notice, NOTHING
        return shown_workshop(self.workshop, self._types, self.folder, self._chosen, self._findings, notice)

    # --- the table of distinctions ---------------------------------------------------------------------------------

    def write_cell(self, row: str, column: int, text: str) -> WorkshopSnapshot:
        """Write a cell; a new row becomes one when both its sides are named."""
        self._typed_at = None
        if row and row != NEW_ROW:
            set_cell(self.workshop, row, COLUMNS[column], text)
            return self.show()
        cells = {**self._chosen.new_row, COLUMNS[column]: clean(text).strip()}
        self._chosen = self._chosen._replace(new_row=cells)
        if cells.get("left") and cells.get("right"):
            self._chosen = self._chosen._replace(new_row={})
            self._add((RowText(**cells),))
        return self.show()

    def paste(self, text: str) -> WorkshopSnapshot:
        """Add the rows of a pasted table; what does not fit is told with its place."""
        self._typed_at = None
        table = read_table(text)
        added = self._add(table.rows)
        said = counted("{count} row was added.", "{count} rows were added.", added)
        for problem in table.problems[:3]:
            at = message("Line {line}: {what}", line=problem.line, what=problem.sentence)
            said = one_after_another(said, at)
        self._notice = said
        return self.show()

    def _add(self, rows: Sequence[RowText]) -> int:
        names = add_rows(self.workshop, rows)
        if names:
            self._choose_row(names[0].id)
        return len(names)

    def remove_row(self, row: str) -> WorkshopSnapshot:
        """Take a row away; its questions stay."""
        self._typed_at = None
        if row == NEW_ROW:
            self._chosen = self._chosen._replace(new_row={})
        elif row in self.workshop.pack.distinctions:
            self.workshop.remove(BlockId("distinctions", row))
            self._choose_first()
        return self.show()

    def choose_row(self, row: str) -> WorkshopSnapshot:
        """Show the questions of a row; without one those that come from none."""
        self._typed_at = None
        self._choose_row("" if row == NEW_ROW else row)
        return self.show()

    # --- questions -------------------------------------------------------------------------------------------------

    def draft(self, *, from_all: bool = False) -> WorkshopSnapshot:
        """Draft questions from the chosen row or from all, in every form there is not one of yet."""
        self._typed_at = None
        chosen = (self._chosen.row,) if self._chosen.row else ()
        made = draft_questions(self.workshop, tuple(self.workshop.pack.distinctions) if from_all else chosen)
        self._notice = counted("{count} question was drafted.", "{count} questions were drafted.", len(made))
        if made:
            return self.choose_page(made[0].id)
        return self.show()

    def add_question(self, type_: str) -> WorkshopSnapshot:
        """Add an empty question of a type to the chosen row."""
        row = self.workshop.pack.distinctions.get(self._chosen.row)
        tests = () if row is None else tuple(one for one in (row.fields.get("left"), row.fields.get("right")) if one)
        return self._add_question(type_, tests)

    def add_in_topic(self, aspect: str, side: str, type_: str) -> WorkshopSnapshot:
        """Fill a hole of the coverage: an empty question of the type on a fact of the topic."""
        facts = [id_ for id_ in self.workshop.pack.facts if topic_of(self.workshop.pack, id_) == (aspect, side)]
        rows = self.workshop.pack.distinctions
        sides = {id_: {word_at(one.fields, (place,)) for place in ("left", "right")} for id_, one in rows.items()}
        row = next((id_ for id_, named in sides.items() if named & set(facts)), "")
        self._choose_row(row)
        return self._add_question(type_, tuple(facts[:1]))

    def _add_question(self, type_: str, tests: tuple[Value, ...]) -> WorkshopSnapshot:
        self._typed_at = None
        fields: dict[str, Value] = {"type": type_, "tests": tests}
        if self._chosen.row:
            fields["x-row"] = self._chosen.row
        first = next((one for one in tests if isinstance(one, str)), "")
        aspect, _ = topic_of(self.workshop.pack, first)
        name = self.workshop.add("questions", fields, f"questions/{aspect or 'questions'}.yaml")
        self._chosen = self._chosen._replace(page=name.id)
        return self.show()

    def change_type(self, type_: str) -> WorkshopSnapshot:
        """Make the question one of another type; what both have stays."""
        self._typed_at = None
        name = self._question
        block = self.workshop.pack.block(name)
        if block is not None and block.fields.get("type") != type_:
            kept: Fields = {key: one for key, one in block.fields.items() if key in SHARED}
            self.workshop.set_fields(name, {**kept, "type": type_}, message("Another type"))
        return self.show()

    def remove_question(self) -> WorkshopSnapshot:
        """Take the question away."""
        self._typed_at = None
        ids = self._chosen.ids(self.workshop.pack)
        if self._chosen.page in ids:
            at = self._chosen.pages(self.workshop.pack).index(self._chosen.page)
            self.workshop.remove(self._question)
            left = self._chosen.pages(self.workshop.pack)
            self._chosen = self._chosen._replace(page=left[min(at, len(left) - 1)] if left else "")
        return self.show()

    def turn(self, by: int) -> WorkshopSnapshot:
        """Show the next or last page of the row; behind its end stays its end."""
        self._typed_at = None
        pages = self._chosen.pages(self.workshop.pack)
        if pages:
            at = pages.index(self._chosen.page) + by if self._chosen.page in pages else 0
            self._chosen = self._chosen._replace(page=pages[min(max(at, 0), len(pages) - 1)])
        return self.show()

    def next_open(self) -> WorkshopSnapshot:
        """Show the next page, behind this one and round, on which a person still has to write; this one where none."""
        pack = self.workshop.pack
        pages = self._chosen.all_pages(pack)
        at = pages.index(self._chosen.page) + 1 if self._chosen.page in pages else 0
        for page in (*pages[at:], *pages[:at]):
            if any(self.workshop.open_marks(name) for name, _ in blocks_of(pack, page)):
                return self.choose_page(page)
        return self.show()

    def choose_page(self, page: str) -> WorkshopSnapshot:
        """Show a question, a row's own page or the pack's."""
        self._typed_at = None
        rows = rows_of_questions(self.workshop.pack)
        row = row_of_page(page) or next((row for row, ids in rows.items() if page in ids), "")
        self._chosen = self._chosen._replace(row=self._chosen.row if page == PACK_PAGE else row, page=page)
        return self.show()

    def write(self, page: str, path: Path, value: Value | None) -> WorkshopSnapshot:
        """Put a value in a field; further typing in the same place is one step with it."""
        at = block_at(self.workshop.pack, page, path)
        if at is None:
            return self.show()
        name, rest = at
        if isinstance(value, str) and rest[-1] in LANGUAGES:
            self.workshop.set_text(name, rest, value, joined=at == self._typed_at)
        else:
            self.workshop.set_value(name, rest, _cleaned(value))
        self._typed_at = at
        return self.show()

    # --- the whole -------------------------------------------------------------------------------------------------

    def undo(self) -> WorkshopSnapshot:
        """Take the last step back, and show where it was."""
        self._typed_at = None
        self._follow(self.workshop.undo().changes)
        return self.show()

    def redo(self) -> WorkshopSnapshot:
        """Do the step again, and show where it is."""
        self._typed_at = None
        self._follow(self.workshop.redo().changes)
        return self.show()

    def use_english(self, *, wanted: bool) -> WorkshopSnapshot:
        """Write English beside Japanese, or no longer show it."""
        self._chosen = self._chosen._replace(english=wanted)
        return self.show()

    def fix(self, line: FindingLine) -> WorkshopSnapshot:
        """Put right what nobody has to decide."""
        self._typed_at = None
        self._findings.fix(line)
        return self.show()

    def waive(self, line: FindingLine, reason: str) -> WorkshopSnapshot:
        """Let a warning stay, with the reason."""
        self._typed_at = None
        self._findings.waive(line, clean(reason).strip())
        return self.show()

    def save(self) -> WorkshopSnapshot:
        """Write what is finished into the pack and the rest into its drafts; what stood in the way is told."""
        saved = self.workshop.save()
        if saved.conflicts:
            self._notice = counted(
                "{count} place was changed here and outside. Nothing was overwritten; yours is kept as a draft.",
                "{count} places were changed here and outside. Nothing was overwritten; yours are kept as drafts.",
                len(saved.conflicts),
            )
        elif saved.left_alone:
            self._notice = saved.left_alone[0].sentence
        return self.show()

    def offer_publishing(self, published: Pack | None, today: str) -> PureJob[PublishOffer]:
        """Return the work that finds out what making it ready would do; `published` is what learners have."""
        snapshot, language = self.workshop.snapshot(), language_of(self.workshop.pack)
        return PureJob(lambda: offer_of(publish_plan(snapshot, published, today), snapshot.pack, language))

    @property
    def _question(self) -> BlockId:
        return BlockId("questions", self._chosen.page)

    def _follow(self, changes: Sequence[object]) -> None:
        names = [name for one in changes if isinstance(name := getattr(one, "name", None), BlockId)]
        for name in names:
            if name.kind == "questions" and self.workshop.pack.block(name) is not None:
                self.choose_page(name.id)
                return
        pack = self.workshop.pack
        if self._chosen.row and self._chosen.row not in pack.distinctions:
            self._choose_first()
        elif not blocks_of(pack, self._chosen.page):
            self._choose_row(self._chosen.row)

    def _choose_first(self) -> None:
        self._choose_row(next(iter(self.workshop.pack.distinctions), ""))

    def _choose_row(self, row: str) -> None:
        """Begin with the row itself while something of it is to be written, else with its first question."""
        self._chosen = self._chosen._replace(row=row, page="")
        pack = self.workshop.pack
        ids = self._chosen.ids(pack)
        open_ = row and any(self.workshop.open_marks(name) for name, _ in blocks_of(pack, row_page(row)))
        page = row_page(row) if row and (open_ or not ids) else ids[0] if ids else ""
        self._chosen = self._chosen._replace(page=page)


def _cleaned(value: Value | None) -> Value | None:
    if value is None or isinstance(value, str):
        return None if value is None else clean(value)
    if isinstance(value, Mapping):
        return {key: _cleaned(one) or "" for key, one in value.items()}
    return tuple(_cleaned(one) or "" for one in value)
