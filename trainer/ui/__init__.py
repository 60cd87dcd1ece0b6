"""Everything seen in Qt."""

import builtins

# PySide6 hooks into `import` and from then on reads the source of every module that is imported, for a switch nobody
# here uses; measured, that doubles the time of our own imports before the first paint. So the plain one is put back.
_plain_import = builtins.__import__

import PySide6.QtWidgets  # noqa: E402, F401 - sets the hook

builtins.__import__ = _plain_import
