"""A layout as JSON: the first paint reads it before there is a pack."""

import json
from typing import Final

from trainer.study.home import Layout, PlotLine

_TWINS: Final = PlotLine._fields.index("twins")


def layout_to_json(layout: Layout) -> str:
    """Return the layout as one line of JSON."""
    return json.dumps(layout, ensure_ascii=False, separators=(",", ":"))


def layout_from_json(text: str) -> Layout:
    """Return the layout from `layout_to_json`; raises ValueError, TypeError on anything else."""
    pack, title_ja, title_en, aspects, left, right, plots, imported = json.loads(text)
    return Layout(
        pack=pack,
        title_ja=title_ja,
        title_en=title_en,
        aspects=tuple((ja, en) for ja, en in aspects),
        left=(left[0], left[1]),
        right=(right[0], right[1]),
        plots=tuple(PlotLine._make([*plot[:_TWINS], tuple(plot[_TWINS]), *plot[_TWINS + 1 :]]) for plot in plots),
        imported=bool(imported),
    )
