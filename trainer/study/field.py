"""The field of this learner today."""

from trainer.study.home import Held, HomeSnapshot, Mixed, home_snapshot, open_vines
from trainer.study.layout import layout_to_json
from trainer.study.notebook import answered_in
from trainer.study.time_spent import spent_ms
from trainer.study.workspace import Workspace


def home(workspace: Workspace) -> HomeSnapshot:
    """Return the home, and see to it that the pack's layout is kept for the next start."""
    layout = workspace.layout
    if not workspace.layout_kept:
        workspace.layouts.keep(workspace.pack.id, workspace.pack.content_hash, layout_to_json(layout))
        workspace.layout_kept = True
    notebook, today = workspace.notebook, workspace.today()
    # The newest day's answers are read here once a start, so that a session begins at once.
    notebook.leaning_before(())
    held: dict[str, Held] = {
        fact: Held(state.memory.stability, state.memory.day, state.last_correct, state.right > 0, state.right_days)
        for fact, state in notebook.facts.items()
        if state.memory is not None
    }
    mixed = (
        Mixed(one.fact, one.taken_for, one.forms_held, one.forms_held_back) for one in notebook.confusions.values()
    )
    vines = open_vines(mixed, layout)
    preferences = workspace.preferences
    spent = spent_ms(answered_in(entry) for entry in notebook.entries_of(today))
    return home_snapshot(layout, held, vines, today, spent, preferences)
