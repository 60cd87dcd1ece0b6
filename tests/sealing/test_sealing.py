"""Keys, signatures and boxes, held against values and programs that are not ours."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.sealing.boxes import OVERHEAD, close_box, open_box
from trainer.sealing.locked_key import SALT_BYTES, lock_key, unlock_key
from trainer.sealing.minisign import public_line, read_public_line, read_signature, signature_text, verifies
from trainer.sealing.signing import fingerprint, is_signed, key_id, public_key, sign

RFC_SEED = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
RFC_PUBLIC = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
RFC_SIGNATURE = bytes.fromhex(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)
OTHER = bytes(range(32))


def test_the_second_example_of_rfc_8032_comes_out() -> None:
    """Key and signature are those that the standard prints."""
    assert public_key(RFC_SEED) == RFC_PUBLIC
    assert sign(RFC_SEED, b"\x72") == RFC_SIGNATURE
    assert is_signed(RFC_PUBLIC, b"\x72", RFC_SIGNATURE)


@given(st.binary(max_size=40), st.integers(min_value=0))
def test_no_changed_bit_is_signed(content: bytes, where: int) -> None:
    """A flipped bit in content or signature, and it no longer holds."""
    signed = bytearray(content + sign(OTHER, content))
    signed[where // 8 % len(signed)] ^= 1 << where % 8
    assert not is_signed(public_key(OTHER), bytes(signed[:-64]), bytes(signed[-64:]))


@pytest.mark.parametrize("public", [b"", b"short", bytes(32), b"\xff" * 32, bytes(33)])
def test_what_is_no_key_signs_nothing(public: bytes) -> None:
    """Malformed keys are no error either."""
    assert not is_signed(public, b"", bytes(64))


def test_a_fingerprint_can_be_read_aloud() -> None:
    """Six groups of four digits, others for another key."""
    groups = fingerprint(RFC_PUBLIC).split(" ")
    assert [len(group) for group in groups] == [4] * 6
    assert all(group.isdecimal() for group in groups)
    assert fingerprint(public_key(OTHER)) != fingerprint(RFC_PUBLIC)
    assert len(key_id(RFC_PUBLIC)) == 16


def test_a_box_opens_for_one_only() -> None:
    """Closed for one, unreadable for another, and not at all when changed."""
    box = close_box(RFC_PUBLIC, "結果".encode())
    assert len(box) == OVERHEAD + len("結果".encode())
    assert "結果".encode() not in box
    assert open_box(RFC_SEED, box) == "結果".encode()
    assert open_box(OTHER, box) is None
    assert open_box(RFC_SEED, box[:-1] + bytes([box[-1] ^ 1])) is None
    assert open_box(RFC_SEED, b"") is None


def test_a_key_behind_a_passphrase_opens_with_it_only() -> None:
    """Another passphrase, a changed line, nothing: no key, and no error."""
    line = lock_key(RFC_SEED, "ひらけ", bytes(SALT_BYTES))
    assert unlock_key(line, "ひらけ") == RFC_SEED
    assert unlock_key(line, "ひらけ ") is None
    assert unlock_key(line[:-3] + "A==", "ひらけ") is None
    assert unlock_key("", "ひらけ") is None
    assert RFC_SEED.hex() not in line


def test_signature_files_are_read_back_and_nothing_else_is() -> None:
    """Content, comment and key each matter."""
    text = signature_text(OTHER, b"content", "pack 1.0")
    found = read_signature(text)
    assert found is not None
    assert verifies(public_key(OTHER), b"content", found)
    assert not verifies(public_key(OTHER), b"contents", found)
    assert not verifies(public_key(OTHER), b"content", found._replace(comment="pack 2.0"))
    assert not verifies(RFC_PUBLIC, b"content", found)
    assert read_signature(text.replace("trusted comment: ", "comment: ")) is None
    assert read_public_line(public_line(RFC_PUBLIC)) == RFC_PUBLIC
    assert read_public_line("RWQ") is None


@pytest.mark.oracles
def test_the_stock_program_verifies_what_we_sign_and_refuses_a_changed_byte(tmp_path: Path) -> None:
    """`minisign -V`, which none of us wrote, holds our signature against our key."""
    program = shutil.which("minisign")
    assert program is not None, "minisign is not installed"
    file = tmp_path / "manifest.json"
    file.write_bytes("中身".encode())
    file.with_name("manifest.json.minisig").write_text(signature_text(OTHER, "中身".encode(), "pack 1.0"))
    asked = [program, "-V", "-P", public_line(public_key(OTHER)), "-m", str(file)]
    assert subprocess.run(asked, check=False, capture_output=True).returncode == 0
    file.write_bytes("中味".encode())
    assert subprocess.run(asked, check=False, capture_output=True).returncode != 0
