"""The only fonts that tests know: Noto Sans CJK JP, regular and bold, as they come from their packages.

Without this a picture depends on what the machine has: the weight that stands in for a missing one, and the font that
answers for a missing letter.
"""

import os
from importlib.util import find_spec
from pathlib import Path

PACKAGES = ("noto_cjk_sans_jp_regular", "noto_cjk_sans_jp_bold")
FAMILY = "Noto Sans CJK JP"

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
{folders}
  <cachedir>{cache}</cachedir>
  <match target="pattern">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>true</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintslight</const></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
    <edit name="lcdfilter" mode="assign"><const>lcdnone</const></edit>
  </match>
</fontconfig>
"""


def folder_of(package: str) -> Path:
    """Return the folder a font's package lies in; LookupError where the package is not installed."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise LookupError(f"{package} is not installed: see requirements-dev.lock")
    return Path(spec.origin).parent


def use_only_packaged_fonts(folder: Path) -> Path:
    """Let fontconfig, here and in every process started from here, know the packaged fonts and nothing else.

    Must come before the first QApplication. Writes into `folder`, which must live as long as the tests; returns the
    configuration's path.
    """
    folders = "\n".join(f"  <dir>{folder_of(package)}</dir>" for package in PACKAGES)
    path = folder / "fonts.conf"
    path.write_text(_CONFIGURATION.format(folders=folders, cache=folder / "cache"), encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(path)
    os.environ.pop("FONTCONFIG_PATH", None)
    os.environ.pop("FONTCONFIG_SYSROOT", None)
    return path
