"""`main.py pack`, `verify` and `new-key`: packs as one file that nobody can change unseen."""

import json
import os
import secrets
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from trainer.app.command_line_options import SealOptions
from trainer.app.left_out_lines import done_or_problem
from trainer.app.passphrase import passphrase
from trainer.app.sealed_packs import REFUSED, SAID, PackPlace, read_sealed
from trainer.domain.message import Message, message, one_after_another
from trainer.domain.problem import KnownProblem
from trainer.domain.text import Language
from trainer.exchange.signed_file import Kind, read_signed_file
from trainer.packs.confined_parsing import ConfinedParsing
from trainer.packs.pack_bytes import pack_bytes
from trainer.packs.read_pack import load_pack
from trainer.packs.sealed import Heading, seal
from trainer.question_types import QUESTION_TYPES
from trainer.resources import default_data_folder
from trainer.sealing.locked_key import SALT_BYTES, lock_key, unlock_key
from trainer.sealing.minisign import public_line
from trainer.sealing.signing import SEED_BYTES, fingerprint, key_id, public_key
from trainer.storage.pack_library import PackLibrary
from trainer.translations import in_every_language, say


class SealRefused(KnownProblem):
    """Nothing is written."""


class Verified(NamedTuple):
    """What a sealed file says of its origin."""

    holds: bool
    public: bytes | None
    trusted: bool
    sentence: Message


def follow_seal_command(options: SealOptions, language: Language, data: Path | None) -> int:
    """Do what was asked; return the exit code. Raises a KnownProblem."""
    if options.verb == "new-key":
        return _new_key(options.files[0], language)
    if options.verb == "pack":
        return _pack(options, language)
    return _verify(options, language, data or default_data_folder())


def _new_key(file: Path, language: Language) -> int:
    if file.exists():
        raise SealRefused(message("“{name}” exists and stays as it is. Name another file.", name=file.name))
    phrase = passphrase(language, message("A passphrase for the new key:"), twice=True)
    seed = secrets.token_bytes(SEED_BYTES)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as written:
            written.write(lock_key(seed, phrase, secrets.token_bytes(SALT_BYTES)) + "\n")
    except OSError as error:
        raise _unwritten(file, error) from error
    public = public_key(seed)
    print(say(message("Your key's fingerprint: {digits}", digits=fingerprint(public)), language))
    print(say(message("For minisign: {line}", line=public_line(public)), language))
    return 0


def _pack(options: SealOptions, language: Language) -> int:
    done = done_or_problem(partial(_sealed, options, language), as_json=options.json)
    if done is None:
        return 1
    if options.json:
        print(json.dumps(done, ensure_ascii=False))
    else:
        sealed = message("“{name}” is sealed: {files} files.", name=options.files[1].name, files=done["files"])
        print(say(sealed, language))
        print(say(message("Your key's fingerprint: {digits}", digits=done["fingerprint"]), language) if options.key else
              say(SAID["unsigned"], language))  # fmt: skip
    return 0


def _sealed(options: SealOptions, language: Language) -> Mapping[str, str | int]:
    source, target = options.files
    seed = _seed(options.key, language, message("The key's passphrase:"))
    former = _seed(options.former, language, message("The former key's passphrase:"))
    with PackPlace(source) as folder:
        pack = load_pack(folder, QUESTION_TYPES, parse=ConfinedParsing())
        files = pack_bytes(folder, pack, keep_names=options.keep_names)
    heading = Heading(pack.id, pack.version, pack.title.ja or pack.title.en, pack.author)
    _write(target, seal(heading, files, seed, former))
    return {
        "pack": pack.id,
        "version": pack.version,
        "files": len(files),
        "fingerprint": "" if seed is None else fingerprint(public_key(seed)),
    }


def _seed(key: Path | None, language: Language, question: Message) -> bytes | None:
    if key is None:
        return None
    try:
        line = key.read_text(encoding="ascii")
    except (OSError, ValueError) as error:
        raise SealRefused(message("There is no key in “{name}”. main.py new-key makes one.", name=key.name)) from error
    seed = unlock_key(line, passphrase(language, question))
    if seed is None:
        raise SealRefused(message("The passphrase does not open “{name}”. Try again.", name=key.name))
    return seed


def _write(target: Path, data: bytes) -> None:
    part = target.with_name(f"{target.name}.part")
    try:
        if target.is_dir():
            raise SealRefused(message("“{name}” is a folder. Name a file.", name=target.name))
        try:
            part.write_bytes(data)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritten(target, error) from error


def _unwritten(file: Path, error: OSError) -> SealRefused:
    return SealRefused(message("“{name}” cannot be written: {error}.", name=file.name, error=error.strerror or ""))


def _verify(options: SealOptions, language: Language, data: Path) -> int:
    found = done_or_problem(partial(_verified, options.files[0], data), as_json=options.json)
    if found is None:
        return 1
    signed_by = "" if found.public is None else key_id(found.public)
    digits = "" if found.public is None else fingerprint(found.public)
    if options.json:
        problem = {} if found.holds else {"problem": in_every_language(found.sentence)}
        told = {"signed_by": signed_by, "fingerprint": digits, "trusted": found.trusted, **problem}
        print(json.dumps(told, ensure_ascii=False))
    else:
        shown = message("Signed by {digits}.", digits=digits) if digits else found.sentence
        print(say(one_after_another(shown, found.sentence) if digits else shown, language))
    return 0 if found.holds else 1


def _verified(file: Path, data: Path) -> Verified:
    kinds: dict[str, Kind] = {".massign": "massign"}
    kind = kinds.get(file.suffix.casefold())
    if kind is not None:
        try:
            content = read_signed_file(kind, file.read_bytes())
        except OSError as error:
            raise SealRefused(
                message("“{name}” cannot be read: {error}.", name=file.name, error=error.strerror or "")
            ) from error
        said = message("Nothing was changed since. Compare these digits with those of whoever sent it.")
        return Verified(holds=True, public=content.public, trusted=False, sentence=said)
    if file.suffix.casefold() == ".mres":
        raise SealRefused(message("A result can be opened only by the organisation it was handed in to (collect)."))
    sealed = read_sealed(file)
    trust = PackLibrary(data).trust(sealed.manifest.pack, sealed.public, sealed.former)
    holds = sealed.public is not None and trust not in REFUSED
    return Verified(holds, sealed.public, trust in {"same", "followed"}, SAID[trust])
