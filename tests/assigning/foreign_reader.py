"""Reads a `.massign` with nothing of ours: what another program would write after reading FORMATS.md.

python -m tests.assigning.foreign_reader FILE.massign
"""

import hashlib
import io
import json
import sys
import zipfile
from pathlib import Path

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

HEAD = b"minori-massign 1\n"
MUST = "assignment rev organisation organisation_key title pack facts questions open_ms zone pass collect notice"


def read(data: bytes) -> tuple[dict[str, object], dict[str, bytes]]:
    """Return the JSON and the files of the pack. Raises ValueError where the file is not what was signed."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        payload, signature, key, pack = (
            container.read(name) for name in ("payload", "signature", "public-key", "pack.zip")
        )
    try:
        VerifyKey(key).verify(payload, signature)
    except BadSignatureError as error:
        raise ValueError("signature") from error
    if not payload.startswith(HEAD):
        raise ValueError("kind or version")
    told = json.loads(payload[len(HEAD) :])
    if missing := [name for name in MUST.split() if name not in told]:
        raise ValueError(f"missing: {missing}")
    if bytes.fromhex(told["organisation_key"]) != key:
        raise ValueError("another key signed it")
    if hashlib.sha256(pack).hexdigest() != told["pack"]["sha256"]:
        raise ValueError("another pack")
    with zipfile.ZipFile(io.BytesIO(pack)) as archive:
        return told, {name: archive.read(name) for name in archive.namelist()}


def fingerprint(key: str) -> str:
    """Return the six groups of four digits that two people read to each other."""
    number = int.from_bytes(hashlib.sha256(bytes.fromhex(key)).digest(), "big")
    return " ".join(f"{number // 10_000**place % 10_000:04d}" for place in range(6))


def main() -> None:
    """Print what a file says."""
    told, files = read(Path(sys.argv[1]).read_bytes())
    print(f"{told['organisation']} ({fingerprint(str(told['organisation_key']))})")
    print(f"{told['assignment']} r{told['rev']}: {told['title']}, until {told.get('due_ms', told.get('due_days'))}")
    print(f"{len(list(told['questions']))} questions, {len(files)} files in the pack")  # type: ignore[call-overload]


if __name__ == "__main__":
    main()
