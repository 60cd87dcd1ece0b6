"""Files that are on disk for good when the call returns."""

import os
import shutil
import sys
from pathlib import Path


def sync_file(path: Path) -> None:
    """Force a file to disk. Raises OSError."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(path: Path) -> None:
    """Force a folder's names to disk; Windows does so by itself. Raises OSError."""
    if sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def rename(source: Path, target: Path) -> None:
    """Give a file its final name, all or nothing, in the same folder. Raises OSError."""
    source.replace(target)
    sync_folder(target.parent)


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in place of the one there was, on disk for good: all of it or none. Raises OSError."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        sync_file(part)
        rename(part, path)
    finally:
        part.unlink(missing_ok=True)


def keep_as(source: Path, target: Path) -> None:
    """Give a file a second name; a copy where the disk knows no second names. Raises OSError."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
        sync_file(target)
    sync_folder(target.parent)
