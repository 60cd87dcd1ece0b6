"""A pack's folder in memory: for seeing what saving would make of it."""

from collections.abc import Mapping


class MemoryFolder:
    """Files by their names."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = dict(files)

    def names(self) -> tuple[str, ...]:
        """Return the names of its files."""
        return tuple(self.files)

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes; None where there is none."""
        return self.files.get(name)

    def write(self, name: str, data: bytes) -> None:
        """Put a file in its place."""
        self.files[name] = data

    def remove(self, name: str) -> None:
        """Take a file away."""
        self.files.pop(name, None)
