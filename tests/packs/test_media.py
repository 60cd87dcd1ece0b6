"""Pictures of a pack: looked at before anything decodes them; whatever is wrong is a sentence with file and cure."""

import os
import struct
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.packs.exhibit_samples import PICTURE, add_picture, png, png_that_says
from tests.packs.small_pack import PARSERS, QUESTIONS, write_pack
from trainer.packs.limits import MAX_PICTURE_BYTES, MAX_PICTURE_SIDE
from trainer.packs.picture_header import PictureHeader, Unfit, picture_header
from trainer.packs.read_pack import load_pack, read_pack
from trainer.translations import say

JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
     b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 30, 40) + b"\x01\x01\x11\x00"
    + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x00" * 20 + b"\xff\xd9"
)  # fmt: skip


def webp(chunk: bytes, body: bytes) -> bytes:
    """Return a WebP file of one chunk."""
    inner = b"WEBP" + chunk + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", len(inner)) + inner


LOSSY = webp(b"VP8 ", b"\x00\x00\x00\x9d\x01\x2a" + struct.pack("<HH", 40, 30) + b"\x00" * 8)
LOSSLESS = webp(b"VP8L", b"\x2f" + struct.pack("<I", 39 | 29 << 14) + b"\x00" * 8)
EXTENDED = webp(b"VP8X", b"\x00\x00\x00\x00" + (39).to_bytes(3, "little") + (29).to_bytes(3, "little"))
MOVING = webp(b"VP8X", b"\x02\x00\x00\x00" + (39).to_bytes(3, "little") + (29).to_bytes(3, "little"))


@pytest.mark.parametrize(
    ("data", "header"),
    [
        (png(40, 30), PictureHeader("png", 40, 30)),
        (JPEG, PictureHeader("jpeg", 40, 30)),
        (LOSSY, PictureHeader("webp", 40, 30)),
        (LOSSLESS, PictureHeader("webp", 40, 30)),
        (EXTENDED, PictureHeader("webp", 40, 30)),
    ],
    ids=["png", "jpeg", "webp", "lossless", "extended"],
)
def test_reads_the_size_without_decoding(data: bytes, header: PictureHeader) -> None:
    """Kind and size come out of the first bytes."""
    assert picture_header(data) == header


@pytest.mark.parametrize("data", [png(40, 30), JPEG, LOSSY, LOSSLESS, EXTENDED], ids=["png", "jpeg", "a", "b", "c"])
def test_a_file_that_breaks_off_anywhere_is_refused(data: bytes) -> None:
    """However much of it is there, but for the last bytes that a decoder does without."""
    for length in range(len(data) - 8):
        with pytest.raises(Unfit):
            picture_header(data[:length])


def test_a_jpeg_without_an_end_of_its_segments_is_refused() -> None:
    """Segments that lead nowhere are not followed for ever."""
    with pytest.raises(Unfit):
        picture_header(b"\xff\xd8" + b"\xff\xe0\x00\x02" * 100_000)


Spoil = Callable[[Path], object]
"""Does something to a sound pack with a picture."""


def _link(folder: Path) -> None:
    (folder / "media" / "entrance.png").rename(folder / "elsewhere.png")
    (folder / "media" / "entrance.png").symlink_to(folder / "elsewhere.png")


def _linked_folder(folder: Path) -> None:
    (folder / "media").rename(folder / "elsewhere")
    (folder / "media").symlink_to(folder / "elsewhere")


def _pipe(folder: Path) -> None:
    (folder / "media" / "entrance.png").unlink()
    os.mkfifo(folder / "media" / "entrance.png")


def _folder(folder: Path) -> None:
    (folder / "media" / "entrance.png").unlink()
    (folder / "media" / "entrance.png").mkdir()


def _sparse(folder: Path) -> None:
    with (folder / "media" / "entrance.png").open("wb") as file:
        file.truncate(MAX_PICTURE_BYTES + 1)


def _data(data: bytes) -> Spoil:
    return lambda folder: add_picture(folder, data)


def _named(name: str) -> Spoil:
    def change(folder: Path) -> None:
        path = folder / "questions" / "a.yaml"
        path.write_text(path.read_text("utf-8").replace("media/entrance.png", name), "utf-8")

    return change


HOSTILE: dict[str, tuple[Spoil, str]] = {
    "missing": (lambda folder: (folder / "media" / "entrance.png").unlink(), "E09"),
    "no folder": (_named("entrance.png"), "E09"),
    "out of the folder": (_named("media/../pack.yaml"), "E09"),
    "an absolute path": (_named("/etc/passwd"), "E09"),
    "backslashes": (_named("media\\\\entrance.png"), "E09"),
    "one folder deeper": (_named("media/a/entrance.png"), "E09"),
    "svg": (_named("media/entrance.svg"), "E09"),
    "capitals": (_named("media/entrance.PNG"), "E09"),
    "a hidden file": (_named("media/.png"), "E09"),
    "a very long name": (_named(f"media/{'a' * 300}.png"), "E09"),
    "a link": (_link, "E61"),
    "a linked folder": (_linked_folder, "E61"),
    "a pipe": (_pipe, "E61"),
    "a folder": (_folder, "E61"),
    "too many bytes": (_sparse, "E61"),
    "empty": (_data(b""), "E61"),
    "text": (_data(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "E61"),
    "a gif": (_data(b"GIF89a" + b"\x00" * 40), "E61"),
    "a jpeg that is called png": (_data(JPEG), "E61"),
    "broken off": (_data(png(40, 30)[:50]), "E61"),
    "a bomb": (_data(png_that_says(60_000, 60_000)), "E61"),
    "a ribbon": (_data(png_that_says(MAX_PICTURE_SIDE + 1, 1)), "E61"),
    "no width": (_data(png_that_says(0, 10)), "E61"),
    "a web page at its front": (_data(b"<html>" + png(40, 30)), "E61"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_picture_is_refused_in_a_sentence(name: str, tmp_path: Path) -> None:
    """The fault names the file and how to mend it; the rest of the pack is read."""
    spoil, rule = HOSTILE[name]
    folder = add_picture(write_pack(tmp_path / "pack", questions=QUESTIONS + PICTURE))
    spoil(folder)
    read = read_pack(folder, PARSERS)
    (fault,) = read.faults
    assert (fault.rule, fault.severity, read.pack) == (rule, "error", None)
    assert (fault.file, fault.line) == ("questions/a.yaml", 13)
    for language in ("ja", "en"):
        assert say(fault.sentence, language)
        assert say(fault.mend, language)


def test_a_sound_picture_is_taken(tmp_path: Path) -> None:
    """Control: as it was before anything was spoilt."""
    assert read_pack(add_picture(write_pack(tmp_path, questions=QUESTIONS + PICTURE)), PARSERS).faults == ()


def test_another_picture_is_another_pack(tmp_path: Path) -> None:
    """The pack's hash covers what it shows."""
    folder = add_picture(write_pack(tmp_path, questions=QUESTIONS + PICTURE))
    before = load_pack(folder, PARSERS).content_hash
    assert load_pack(folder, PARSERS).content_hash == before
    add_picture(folder, png(121, 80))
    assert load_pack(folder, PARSERS).content_hash != before


def test_no_changed_picture_breaks_the_reader() -> None:
    """Any bytes are a picture's head or a sentence: 6,000 files changed in one to nine places."""
    random = Random(20261130)
    sound = (png(40, 30), JPEG, LOSSY, LOSSLESS, EXTENDED)
    taken = 0
    for _ in range(6_000):
        data = bytearray(random.choice(sound))
        for _ in range(random.choice((1, 1, 2, 9))):
            data[random.randrange(len(data))] = random.randrange(256)
        del data[random.choice((len(data), len(data), random.randrange(len(data)))) :]
        try:
            taken += picture_header(bytes(data)).width >= 0
        except Unfit:
            continue
    assert 0 < taken < 6_000
