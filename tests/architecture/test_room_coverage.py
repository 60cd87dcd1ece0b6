"""The table of coverage counts each room by itself."""

from tests.room_coverage import by_room, lines


def file(*numbers: int) -> dict[str, dict[str, int]]:
    """Return one file's summary: lines covered and all, branches covered and all."""
    names = ("covered_lines", "num_statements", "covered_branches", "num_branches")
    return {"summary": dict(zip(names, numbers, strict=True))}


def test_rooms_are_counted_apart_and_together() -> None:
    """Two files of one room are one line; the least covered room comes first."""
    files = {
        "trainer/ui/a.py": file(9, 10, 3, 4),
        "trainer/ui/deep/b.py": file(1, 10, 0, 4),
        "trainer/domain/c.py": file(5, 5, 2, 2),
        "trainer/resources.py": file(1, 1, 0, 0),
    }
    table = [line.split() for line in lines(by_room(files))]
    assert ["ui", "50.0%", "37.5%"] in table
    assert ["domain", "100.0%", "100.0%"] in table
    assert ["(beside)", "100.0%", "–"] in table
    assert table[-1] == ["all", "61.5%", "50.0%"]
