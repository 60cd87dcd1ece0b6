"""The pack's shape as a layout."""

from collections.abc import Mapping

from trainer.domain.pack import Pack
from trainer.domain.question import Form, number_of_forms
from trainer.domain.subject import FactId, Place, SideId
from trainer.domain.text import Text
from trainer.study.home import Layout, PlotLine


def layout_of(pack: Pack) -> Layout:
    """Return the layout of a pack."""
    rows = {aspect.id: row for row, aspect in enumerate(pack.aspects)}
    places: Mapping[SideId, Place] = {side.id: side.place for side in pack.sides}
    names: dict[Place, Text] = {}
    for side in pack.sides:
        names.setdefault(side.place, side.name)
    left, right = names.get("left", Text("")), names.get("right", Text(""))
    forms: dict[FactId, set[Form]] = {}
    for question in pack.questions.values():
        if not question.retired:
            for tested in question.tests:
                forms.setdefault(tested, set()).add(question.form)
    return Layout(
        pack=pack.id,
        title_ja=pack.title.ja,
        title_en=pack.title.en,
        aspects=tuple((aspect.name.ja, aspect.name.en) for aspect in pack.aspects),
        left=(left.ja, left.en),
        right=(right.ja, right.en),
        plots=tuple(
            PlotLine(
                fact=fact.id,
                aspect=rows[fact.aspect],
                place=places[fact.side],
                name_ja=fact.name.ja,
                name_en=fact.name.en,
                text_ja=fact.text.ja,
                text_en=fact.text.en,
                twins=fact.twins,
                forms=number_of_forms(forms.get(fact.id, ())),
                aspect_id=fact.aspect,
                side_id=fact.side,
            )
            for fact in pack.facts.values()
        ),
        imported=pack.imported,
    )
