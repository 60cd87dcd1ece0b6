"""A Japanese input method in a desktop: ibus with Mozc, switched on."""

import subprocess

from tests.desktop.session import Desktop, until

ENGINE = "mozc-jp"
SWITCHED_ON = """\
engines {
  name: "mozc-jp"
  longname: "Mozc"
  layout: "default"
  layout_variant: ""
  layout_option: ""
  rank: 80
}
active_on_launch: True
"""
ENVIRONMENT = {"QT_IM_MODULE": "ibus"}
"""Of a program that is to be typed into with it."""


def start_input_method(desktop: Desktop) -> None:
    """Start ibus without its panel, which nobody looks at, and choose Mozc."""
    mozc = desktop.home / ".config" / "mozc"
    desktop.run("mkdir", "-p", str(mozc))
    (mozc / "ibus_config.textproto").write_text(SWITCHED_ON, encoding="utf-8")
    desktop.start("ibus-daemon", "--panel=disable", GSETTINGS_BACKEND="memory")
    until(lambda: _said(desktop, "address"), "ibus")
    until(lambda: _said(desktop, "engine", ENGINE) or _is_chosen(desktop), "Mozc")


def _is_chosen(desktop: Desktop) -> str:
    return "yes" if _said(desktop, "engine") == ENGINE else ""


def _said(desktop: Desktop, *words: str) -> str:
    """Return what ibus answers; empty while it is not there yet."""
    try:
        return desktop.run("ibus", *words).strip().removeprefix("(null)")
    except subprocess.CalledProcessError:
        return ""
