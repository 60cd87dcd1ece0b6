"""Addresses of servers: strict, encrypted to others, never with a password."""

import json

import pytest

from trainer.app.cli import follow
from trainer.storage.organisation.server_address import WrongAddress, is_address, server_address

CANARY = "kanarienvogel"


@pytest.mark.parametrize(
    ("word", "encrypted", "mode"),
    [
        ("postgresql+psycopg://hr@db.example/minori", True, "verify-full"),
        ("postgresql://hr@db.example:5433/minori", True, "verify-full"),
        ("postgresql+psycopg://hr@db.example/minori?sslmode=require", True, "require"),
        ("postgresql+psycopg://hr@db.example/minori?sslmode=disable", False, "disable"),
        ("postgresql+psycopg://hr@127.0.0.1/minori", False, None),
        ("postgresql+psycopg://hr@/minori?host=/run/postgresql", False, None),
    ],
)
def test_a_connection_to_another_computer_is_encrypted(word: str, encrypted: bool, mode: str | None) -> None:
    """Unless the address says otherwise; then it is known not to be."""
    found = server_address(word)
    assert found.encrypted == encrypted
    assert (f"sslmode={mode}" in found.url) == (mode is not None)
    assert found.url.startswith("postgresql+psycopg://")
    assert found.local == (mode is None)


@pytest.mark.parametrize(
    "word",
    [
        f"postgresql+psycopg://hr:{CANARY}@db/minori",
        f"postgresql://hr@db/minori?password={CANARY}",
        "postgresql+psycopg://hr@db",
        "postgresql+psycopg://hr@db/minori?sslmode=perhaps",
        "postgresql+asyncpg://hr@db/minori",
        "mysql://hr@db/minori",
        "postgresql",
    ],
)
def test_what_cannot_be_used_is_told_and_no_secret_is_repeated(word: str) -> None:
    """One sentence, without the password."""
    with pytest.raises(WrongAddress) as wrong:
        server_address(word)
    assert CANARY not in str(wrong.value)
    assert CANARY not in repr(wrong.value)


def test_a_password_in_the_address_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    """Code 2, for people and for machines, and nothing of it is printed."""
    address = f"postgresql+psycopg://hr:{CANARY}@db/minori"
    assert follow(["database", "check", address]) == 2
    assert follow(["database", "check", address, "--json"]) == 2
    out, err = capsys.readouterr()
    assert "PGPASSFILE" in err
    assert set(json.loads(out)) == {"problem"}
    assert CANARY not in out + err


def test_a_folder_is_no_address() -> None:
    """Nor is one that only begins like it."""
    assert is_address("postgresql://hr@db/minori")
    assert not is_address("postgresql-data")
    assert not is_address("/srv/minori")
