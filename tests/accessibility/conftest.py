"""The same application and font as the other window tests."""

from tests.ui.conftest import appearance, around, background, lane, packaged_font, qapp_args

__all__ = ["appearance", "around", "background", "lane", "packaged_font", "qapp_args"]
