"""A folder that was written beside takes the place of the one there was: a half one is never under the name."""

import shutil
from pathlib import Path


def replace_folder(staging: Path, target: Path) -> None:
    """Put `staging` where `target` is, which is gone afterwards; raises OSError."""
    old = target.with_name(f"{target.name}.old~")
    if target.is_dir():
        shutil.rmtree(old, ignore_errors=True)
        target.replace(old)
    target.parent.mkdir(parents=True, exist_ok=True)
    staging.replace(target)
    shutil.rmtree(old, ignore_errors=True)
