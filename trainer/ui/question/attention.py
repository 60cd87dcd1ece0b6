"""Time spent on a question: only while somebody can see it."""

from trainer.domain.clock import Clock

DOUBLE_PRESS_MS = 250
"""A second Enter within this time belongs to the answer, not to the feedback that has only just appeared."""


class Attention:
    """Counts milliseconds between `begin` and reading, without the pauses."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._counted = 0
        self._since: int | None = None
        self._paused_at = 0

    def begin(self) -> None:
        """Start from zero."""
        self._counted = 0
        self._since = self._clock.elapsed_ms()

    def pause(self) -> None:
        """Stop counting; pausing twice is pausing once."""
        if self._since is not None:
            self._paused_at = self._clock.elapsed_ms()
        self._counted = self.milliseconds()
        self._since = None

    def resume(self) -> None:
        """Count on; while counting it changes nothing."""
        if self._since is None:
            self._since = self._clock.elapsed_ms()

    def paused_ms(self) -> int:
        """Return how long ago counting was paused last."""
        return self._clock.elapsed_ms() - self._paused_at

    def milliseconds(self) -> int:
        """Return what was counted so far."""
        return self._counted + (0 if self._since is None else self._clock.elapsed_ms() - self._since)
