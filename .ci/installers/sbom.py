"""What is inside, for machines: a CycloneDX list made from the lock file and what was fetched."""

import json
import re
import uuid
from collections.abc import Iterable, Mapping
from email.parser import Parser
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

_SPACE = uuid.UUID("5b3b7c1e-6f3c-5a43-9d0e-2f5d8f3a6f10")
_MIT = "MIT"
_NAMED = {"MIT License": _MIT}
"""Licences whose stated name is no SPDX expression."""
_TIME = "2026-01-01T00:00:00Z"


class Part(NamedTuple):
    """One thing inside that somebody else made."""

    name: str
    version: str
    purl: str
    sha256: str
    licence: str = ""


def wheel_part(wheel: Path) -> Part:
    """Return what a wheel is, with the licence its metadata names."""
    with ZipFile(wheel) as packed:
        named = next(name for name in packed.namelist() if name.endswith(".dist-info/METADATA"))
        told = Parser().parsestr(packed.read(named).decode("utf-8"))
    name = re.sub(r"[-_.]+", "-", told["Name"]).lower()
    stated = told.get("License-Expression") or told.get("License") or ""
    digest = sha256(wheel.read_bytes()).hexdigest()
    return Part(name, told["Version"], f"pkg:pypi/{name}@{told['Version']}", digest, _NAMED.get(stated, stated))


def debian_parts(packages: Mapping[str, tuple[str, Path]]) -> list[Part]:
    """Return what Debian's packages are; their licences stand beside them as Debian tells them."""
    return [
        Part(
            name,
            version,
            f"pkg:deb/debian/{name}@{version.replace(':', '%3A')}?distro=bookworm",
            sha256(file.read_bytes()).hexdigest(),
        )
        for name, (version, file) in packages.items()
    ]


def sbom(version: str, system: str, parts: Iterable[Part]) -> str:
    """Return the list as JSON, the same for the same parts."""
    held = sorted(parts, key=lambda one: one.purl)
    number = uuid.uuid5(_SPACE, "\n".join([version, system, *(f"{one.purl} {one.sha256}" for one in held)]))
    return (
        json.dumps(
            {
                "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
                "bomFormat": "CycloneDX",
                "specVersion": "1.5",
                "serialNumber": f"urn:uuid:{number}",
                "version": 1,
                "metadata": {
                    "timestamp": _TIME,
                    "component": {
                        "type": "application",
                        "bom-ref": "minori",
                        "name": "minori",
                        "version": version,
                        "description": f"The bundle for {system}",
                        "licenses": [{"license": {"id": _MIT}}],
                    },
                },
                "components": [_component(one) for one in held],
                "dependencies": [{"ref": "minori", "dependsOn": [one.purl for one in held]}],
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def _component(part: Part) -> dict[str, object]:
    licence = {"licenses": [{"expression": part.licence}]} if part.licence else {}
    return {
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "purl": part.purl,
        "hashes": [{"alg": "SHA-256", "content": part.sha256}],
        **licence,
    }
