"""Tokens as a QPalette, so that stock widgets, disabled states and tooltips follow the theme."""

from PySide6.QtGui import QColor, QPalette

from trainer.ui.theme.theme import Theme


def palette_for(theme: Theme) -> QPalette:
    """Return the palette of `theme`."""
    roles = theme.roles
    role = QPalette.ColorRole
    palette = QPalette(QColor(roles.card), QColor(roles.paper))
    for colour_role, colour in (
        (role.Window, roles.paper),
        (role.WindowText, roles.soil),
        (role.Base, roles.card),
        (role.AlternateBase, roles.paper),
        (role.Text, roles.soil),
        (role.Button, roles.card),
        (role.ButtonText, roles.soil),
        (role.BrightText, roles.wilt),
        (role.ToolTipBase, roles.card),
        (role.ToolTipText, roles.soil),
        (role.PlaceholderText, roles.bark),
        (role.Highlight, roles.leaf),
        (role.HighlightedText, roles.on_fill),
        (role.Accent, roles.leaf),
        (role.Link, roles.water),
        (role.LinkVisited, roles.water),
        (role.Mid, roles.edge),
        (role.Dark, roles.edge),
        (role.Midlight, roles.line),
        (role.Light, roles.card),
        (role.Shadow, roles.edge),
    ):
        palette.setColor(colour_role, QColor(colour))
    for text in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, text, QColor(roles.bark))
    return palette
