"""The field of this learner today."""

from trainer.study.home import Held, HomeSnapshot, home_snapshot, vine
from trainer.study.layout import layout_to_json
from trainer.study.notebook import answered_in
from trainer.study.time_spent import spent_ms
from trainer.study.workspace import Workspace

CLEARED_AFTER = 2
"""Right first-of-the-day answers after which a confusion no longer shows."""


def home(workspace: Workspace) -> HomeSnapshot:
    """Return the home, and see to it that the pack's layout is kept for the next start."""
    layout = workspace.layout
    if not workspace.layout_kept:
        workspace.layouts.keep(workspace.pack.id, workspace.pack.content_hash, layout_to_json(layout))
        workspace.layout_kept = True
    notebook, today = workspace.notebook, workspace.today()
    held: dict[str, Held] = {
        fact: Held(state.memory.stability, state.memory.day, state.last_correct, state.right > 0)
        for fact, state in notebook.facts.items()
        if state.memory is not None
    }
    shown = workspace.pack.facts
    vines = dict.fromkeys(
        vine(one.fact, one.taken_for)
        for one in notebook.confusions.values()
        if one.right_since < CLEARED_AFTER and one.fact in shown and one.taken_for in shown
    )
    preferences = workspace.preferences
    spent = spent_ms(answered_in(entry) for entry in notebook.entries_of(today))
    return home_snapshot(layout, held, tuple(vines), today, preferences.minutes, spent, preferences.language)
