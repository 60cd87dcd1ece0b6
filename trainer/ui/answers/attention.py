"""Time spent on a question: only while somebody can see it."""

from trainer.domain.clock import Clock


class Attention:
    """Counts milliseconds between `begin` and reading, without the pauses."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._counted = 0
        self._since: int | None = None

    def begin(self) -> None:
        """Start from zero."""
        self._counted = 0
        self._since = self._clock.elapsed_ms()

    def pause(self) -> None:
        """Stop counting; pausing twice is pausing once."""
        self._counted = self.milliseconds()
        self._since = None

    def resume(self) -> None:
        """Count on; while counting it changes nothing."""
        if self._since is None:
            self._since = self._clock.elapsed_ms()

    def milliseconds(self) -> int:
        """Return what was counted so far."""
        return self._counted + (0 if self._since is None else self._clock.elapsed_ms() - self._since)
