"""Reads a `.mres` with nothing of ours: what another program would write after reading FORMATS.md.

python -m tests.assigning.foreign_result_reader FILE.mres SEED-IN-HEX
"""

import hashlib
import io
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

from nacl.exceptions import BadSignatureError, CryptoError
from nacl.public import SealedBox
from nacl.signing import SigningKey, VerifyKey


def read(data: bytes, seed: bytes) -> tuple[dict[str, Any], bytes]:
    """Return the JSON and the public key of the device. Raises ValueError where the file is not what was handed in."""
    head, _, box = data.partition(b"\n")
    words = head.decode("ascii").split(" ")
    ours = hashlib.sha256(bytes(SigningKey(seed).verify_key)).hexdigest()[:16]
    if words != ["minori-sealed", "1", ours, str(len(box))]:
        raise ValueError("for another key, or not whole yet")
    try:
        inner = SealedBox(SigningKey(seed).to_curve25519_private_key()).decrypt(box)
        with zipfile.ZipFile(io.BytesIO(inner)) as container:
            payload, signature, key = (container.read(name) for name in ("payload", "signature", "public-key"))
        VerifyKey(key).verify(payload, signature)
    except (CryptoError, BadSignatureError) as error:
        raise ValueError("changed") from error
    first, _, text = payload.partition(b"\n")
    if first != b"minori-mres 1":
        raise ValueError("kind or version")
    told = json.loads(text)
    heads: dict[str, tuple[int, str]] = {}
    for link in told["links"]:
        place, before = heads.get(link["device"], (0, "0" * 64))
        if (link["place"], link["previous"]) != (place + 1, before):
            raise ValueError(f"the chain breaks at {link['id']}")
        line = {key: value for key, value in link.items() if key != "previous"}
        plain = json.dumps(line, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
        heads[link["device"]] = (place + 1, hashlib.sha256((before + plain).encode("ascii")).hexdigest())
    return told, key


def main() -> None:
    """Print what a file says."""
    told, _ = read(Path(sys.argv[1]).read_bytes(), bytes.fromhex(sys.argv[2]))
    undone = {link["of"] for link in told["links"] if link["link"] == "undo"}
    print(f"{told['person']} in {told['assignment']} r{told['rev']}: {len(told['links'])} links")
    for link in told["links"]:
        if link["link"] == "answer" and link["id"] not in undone:
            print(link["question"], link["response"], link["claimed"], link["utc_ms"])


if __name__ == "__main__":
    main()
