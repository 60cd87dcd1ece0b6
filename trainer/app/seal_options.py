"""The words of `pack`, `verify` and `new-key`."""

from pathlib import Path
from typing import NamedTuple

from trainer.app.command_line_options import CommandLineOptions, SealOptions
from trainer.app.option_words import read_words
from trainer.app.unknown_option import UnknownOption
from trainer.domain.message import Message, message

SEAL_HELP = message(
    "Packs that travel as one file:\n"
    "  pack PACK FILE.qpack      seal a pack: nobody can change it unseen\n"
    "     --key KEY              sign it; --former KEY where this key replaces another\n"
    "     --keep-names           keep the names of the files an imported pack came from\n"
    "  verify FILE               who signed a .qpack, .massign or .mres, and whether it was changed (--json)\n"
    "  new-key KEY               make an author's key, behind a passphrase"
)


class _Form(NamedTuple):
    files: int
    values: tuple[str, ...]
    flags: tuple[str, ...]
    example: Message


_FORMS = {
    "pack": _Form(
        2,
        ("--key", "--former"),
        ("--keep-names", "--json", "--help"),
        message("Name a pack and a file (e.g. main.py pack my-pack my-pack.qpack)."),
    ),
    "verify": _Form(
        1, ("--data",), ("--json", "--help"), message("Name one file (e.g. main.py verify my-pack.qpack).")
    ),
    "new-key": _Form(1, (), ("--help",), message("Name a file for the key (e.g. main.py new-key author.key).")),
}
SEAL_COMMANDS = tuple(_FORMS)


def seal_options(words: list[str]) -> CommandLineOptions:
    """Read the words of `pack`, `verify` or `new-key`; raises UnknownOption."""
    verb = words[0]
    form = _FORMS[verb]
    files, values, flags = read_words(words[1:], form.values, form.flags)
    if "--help" in flags:
        return CommandLineOptions(help=True)
    if len(files) != form.files:
        raise UnknownOption(form.example)
    key, former, data = (Path(values[one]) if one in values else None for one in ("--key", "--former", "--data"))
    if former is not None and key is None:
        raise UnknownOption(message("Name the new key as --key beside --former."))
    seal = SealOptions(verb, tuple(map(Path, files)), key, former, "--keep-names" in flags, "--json" in flags)
    return CommandLineOptions(seal=seal, data=data)
