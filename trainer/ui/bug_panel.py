"""The one hook for bugs: whatever rises anywhere ends in one calm panel, with details to copy."""

import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal


class BugHook(QObject):
    """Catches exceptions nobody caught, on any thread, and tells them on the GUI thread.

    Signals: `caught(str)` with the traceback as text. The text also goes to standard error.
    """

    caught = Signal(str)

    def install(self) -> None:
        """Take over `sys.excepthook` and `threading.excepthook`."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        from trainer.log import note_bug

        note_bug(kind, trace)
        details = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(details)
        self.caught.emit(details)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)
