"""Where a side stands in the field; a module of its own because the first paint needs nothing else of a subject."""

from typing import Literal

Place = Literal["left", "right", "both"]
"""Left or right of the stream, or as a plank across it."""
