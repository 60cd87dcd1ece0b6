"""Writes down what an MSI holds, and has wixl build it."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from installers import tree
from installers.fetch import run

_SPACE = uuid.UUID("0f6d9b52-5c1e-5d0a-8a3b-6b0e6f1c7d21")
"""All numbers of ours come from this one and a name, so that every build gives the same."""


class Scope(NamedTuple):
    """For whom an MSI installs."""

    name: str
    wix: str
    root: str
    """Of the registry."""
    folder: str
    """Which of Windows' folders it is put under."""
    under: str


SCOPES = (
    Scope("user", "perUser", "HKCU", "LocalAppDataFolder", "Programs"),
    Scope("machine", "perMachine", "HKLM", "ProgramFiles64Folder", ""),
)
PRESETS = {"LANGUAGE": "Language", "RETURNFOLDER": "ReturnFolder", "DATAFOLDER": "DataFolder"}
"""Properties of the command line, and the values that the program reads (trainer/app/presets.py)."""
TYPES = {
    "qpack": ("Minori.Pack", "みのりの問題集"),
    "massign": ("Minori.Assignment", "みのりの研修課題"),
    "mres": ("Minori.Result", "みのりの提出ファイル"),
}
_KEY = "Software\\Minori"


def number(*words: str) -> str:
    """Return the GUID of a thing with this name."""
    return str(uuid.uuid5(_SPACE, "/".join(words))).upper()


def build(folder: Path, work: Path, out: Path, scope: Scope, version: str) -> Path:
    """Build the MSI of a folder for one scope and return it."""
    described = work / f"{scope.name}.wxs"
    described.write_text(wxs(folder, scope, version), "utf-8")
    target = out.resolve() / f"minori-{version}-windows-x64-{scope.name}.msi"
    target.unlink(missing_ok=True)
    # wixl writes the time of the build into the summary.
    still = ("faketime", "-f", "2026-01-01 00:00:00")
    env = {**os.environ, "TZ": "UTC", "SOURCE_DATE_EPOCH": str(tree.EPOCH), "LC_ALL": "C.UTF-8"}
    run(*still, "wixl", "--arch", "x64", "--output", target, described.name, cwd=work, env=env)
    _complete(target, work, scope, version, (still, env))
    return target


_NAME = "みのり (Minori)"
_CODE_PAGE = "\r\n\r\n932\t_ForceCodepage\r\n"


def _statements() -> Iterator[str]:
    """Say what wixl has no words for: Japanese; a preset is written only where given, and reaches the part that may.

    And the version before goes within the same transaction as the new one comes, so that a failure keeps it.
    """
    yield _set("Property", "Value", _NAME, "Property", "ProductName")
    yield _set("Shortcut", "Name", _NAME, "Shortcut", "Start")
    newer = "新しい版のみのりがすでに入っています。 A newer version is installed."
    yield _set("LaunchCondition", "Description", newer, "Condition", "NOT WIX_DOWNGRADE_DETECTED")
    for kind, said in TYPES.values():
        yield _set("Registry", "Value", said, "Value", f"{kind} file")
    for name, value in PRESETS.items():
        yield _set("Component", "Condition", name, "Component", f"Preset{value}")
    secure = ";".join(("WIX_DOWNGRADE_DETECTED", "WIX_UPGRADE_DETECTED", *PRESETS))
    yield _set("Property", "Value", secure, "Property", "SecureCustomProperties")
    yield _set("InstallExecuteSequence", "Sequence", 1501, "Action", "RemoveExistingProducts")


def _set(table: str, column: str, value: str | int, key: str, named: str) -> str:
    said = f"'{value}'" if isinstance(value, str) else str(value)
    return f"UPDATE `{table}` SET `{column}` = {said} WHERE `{key}` = '{named}'"


def _complete(
    target: Path, work: Path, scope: Scope, version: str, how: tuple[tuple[str, ...], dict[str, str]]
) -> None:
    before, env = how
    page = work / "codepage.idt"
    page.write_bytes(_CODE_PAGE.encode("ascii"))
    queries = [word for one in _statements() for word in ("-q", one)]
    run(*before, "msibuild", target, "-i", page, env=env)
    package = f"{{{number('package', scope.name, version)}}}"
    run(*before, "msibuild", target, *queries, "-s", "Minori", "Minori", "x64;1041", package, env=env)


def wxs(folder: Path, scope: Scope, version: str) -> str:
    """Return the description that wixl reads."""
    components = list(_components(folder, scope))
    under = f'<Directory Id="Under" Name={quoteattr(scope.under)}>' if scope.under else ""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
<Product Id="{number(scope.name, version)}" UpgradeCode="{number(scope.name)}" Name="Minori" Version="{version}"
  Language="1041" Manufacturer="Minori">
<Package Id="{number("package", scope.name, version)}" InstallerVersion="500" Compressed="yes" Languages="1041"
  InstallScope="{scope.wix}" Description="Minori"/>
<Media Id="1" Cabinet="minori.cab" EmbedCab="yes"/>
<MajorUpgrade DowngradeErrorMessage="A newer version is installed."/>
<Icon Id="minori.ico" SourceFile="{folder.name}/minori.ico"/>
<Property Id="ARPPRODUCTICON" Value="minori.ico"/>
<Property Id="ARPNOMODIFY" Value="1"/>
{_properties(scope)}
<Directory Id="TARGETDIR" Name="SourceDir">
<Directory Id="{scope.folder}">{under}<Directory Id="INSTALLDIR" Name="Minori">
{_tree(folder, folder, scope)}
</Directory>{"</Directory>" if under else ""}</Directory>
<Directory Id="ProgramMenuFolder">
{_shortcut(scope)}
</Directory>
</Directory>
<Feature Id="Main" Level="1">
{chr(10).join(f'<ComponentRef Id="{one}"/>' for one in components)}
</Feature>
</Product>
</Wix>
"""


def _properties(scope: Scope) -> str:
    """Return each preset as a property that an upgrade finds again where the version before wrote it."""
    return "\n".join(
        f'<Property Id="{name}"><RegistrySearch Id="find{value}" Root="{scope.root}" Key="{_KEY}" '
        f'Name="{value}" Type="raw" Win64="yes"/></Property>'
        for name, value in PRESETS.items()
    )


def _place(folder: Path, path: Path) -> str:
    """Return the name of a file or folder in the tables."""
    return "p" + uuid.uuid5(_SPACE, path.relative_to(folder).as_posix()).hex


def _components(folder: Path, scope: Scope) -> Iterator[str]:
    yield "Shortcut"
    for value in PRESETS.values():
        yield f"Preset{value}"
    for place in _folders(folder):
        if any(one.is_file() for one in place.iterdir()):
            yield f"c{_place(folder, place)}"
    assert scope


def _folders(folder: Path) -> list[Path]:
    return [folder, *sorted(one for one in folder.rglob("*") if one.is_dir())]


def _tree(folder: Path, here: Path, scope: Scope) -> str:
    """Return a folder's files as one component, and its folders."""
    files = sorted(one for one in here.iterdir() if one.is_file())
    lines = []
    if files:
        names = [one.relative_to(folder).as_posix() for one in files]
        # Another set of files is another component, as Windows asks.
        lines.append(
            f'<Component Id="c{_place(folder, here)}" Guid="{number("component", scope.name, *names)}" Win64="yes">'
        )
        lines += [_file(folder, one, key=one == files[0]) for one in files]
        lines.append("</Component>")
    for one in sorted(one for one in here.iterdir() if one.is_dir()):
        lines.append(f'<Directory Id="{_place(folder, one)}" Name={quoteattr(one.name)}>')
        lines.append(_tree(folder, one, scope))
        lines.append("</Directory>")
    return "\n".join(lines)


def _file(folder: Path, path: Path, *, key: bool) -> str:
    kept = 'KeyPath="yes" ' if key else ""
    named = f"Name={quoteattr(path.name)} Source={quoteattr(str(path.relative_to(folder.parent)))}"
    return f'<File Id="{_place(folder, path)}" {kept}{named}/>'


def _shortcut(scope: Scope) -> str:
    """Return the start menu's entry, the file types and the presets."""
    root = scope.root
    opens = "&quot;[INSTALLDIR]python\\pythonw.exe&quot; -B -m trainer open &quot;%1&quot;"
    types = "".join(
        f'<RegistryValue Root="{root}" Key="Software\\Classes\\.{ending}" Type="string" Value="{kind}"/>'
        f'<RegistryValue Root="{root}" Key="Software\\Classes\\{kind}" Type="string" Value="{kind} file"/>'
        f'<RegistryValue Root="{root}" Key="Software\\Classes\\{kind}\\DefaultIcon" Type="string" '
        'Value="[INSTALLDIR]minori.ico"/>'
        f'<RegistryValue Root="{root}" Key="Software\\Classes\\{kind}\\shell\\open\\command" Type="string" '
        f'Value="{opens}"/>'
        for ending, (kind, said) in TYPES.items()
    )
    presets = "".join(
        f'<Component Id="Preset{value}" Guid="{number("preset", scope.name, value)}" Win64="yes">'
        f'<RegistryValue Root="{root}" Key="{_KEY}" Name="{value}" Type="string" Value="[{name}]" KeyPath="yes"/>'
        "</Component>"
        for name, value in PRESETS.items()
    )
    return (
        f'<Component Id="Shortcut" Guid="{number("shortcut", scope.name)}" Win64="yes">'
        '<Shortcut Id="Start" Directory="ProgramMenuFolder" Name="Minori" Target="[INSTALLDIR]python\\pythonw.exe" '
        'Arguments="-B -m trainer" WorkingDirectory="INSTALLDIR" Icon="minori.ico" IconIndex="0"/>'
        f'<RegistryValue Root="{root}" Key="{_KEY}" Name="Installed" Type="string" Value="[ProductVersion]" '
        'KeyPath="yes"/>'
        f"{types}</Component>{presets}"
    )
