"""The key that signs what a device hands in: its own, secret, and another one for another device."""

from itertools import count
from pathlib import Path

from trainer.storage.signing_key import FILE, signing_seed


def test_a_device_keeps_its_key_and_another_gets_another(tmp_path: Path) -> None:
    """Nobody else may read it; a damaged line is another key, never a failure."""
    numbers = count()

    def chance(size: int) -> bytes:
        return bytes([next(numbers)]) * size

    first = signing_seed(tmp_path, "device-1", chance)
    assert signing_seed(tmp_path, "device-1", chance) == first
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    second = signing_seed(tmp_path, "device-2", chance)
    assert second != first
    assert signing_seed(tmp_path, "device-2", chance) == second
    (tmp_path / FILE).write_text("odd")
    assert signing_seed(tmp_path, "device-2", chance) not in {first, second}
    assert [one.name for one in tmp_path.iterdir()] == [FILE]
