"""Windows as Wine has it, in a folder of its own, with stand-ins for the two libraries that Wine 8 lacks."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.install.building import kept

WINE = "/usr/lib/wine/wine64"
_COMPILER = "x86_64-w64-mingw32-gcc"
_UCNV = (
    "close reset getMaxCharSize getName getToUCallBack getFromUCallBack setToUCallBack setFromUCallBack "
    "cbToUWriteUChars toUnicode cbFromUWriteUChars toUCountPending fromUCountPending getStandardName "
    "getAvailableName countAvailable fromUnicode"
)
"""What Qt6Core takes of the ICU that every Windows has; it does without where a converter cannot be opened."""
_ICU = "__declspec(dllexport) void *ucnv_open(const char *name, int *error) { *error = 16; return 0; }\n" + "".join(
    f"__declspec(dllexport) long long ucnv_{name}(void) {{ return 0; }}\n" for name in _UCNV.split()
)
_RANDOM = """#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL ProcessPrng(PBYTE where, SIZE_T size) { return SystemFunction036(where, (ULONG)size); }
"""


_ENTRY = re.compile(r"^\[[^\n]*CurrentVersion\\\\Uninstall\\\\[^\n]*\n(.*?)(?=^\[|\Z)", re.MULTILINE | re.DOTALL)


class Wine:
    """One Windows: runs programs, installs, and says what is there."""

    def __init__(self, prefix: Path, display: str) -> None:
        self.prefix = prefix
        self.display = display
        self.drive = prefix / "drive_c"

    def run(self, *command: str, timeout_s: float = 300, **env: str) -> tuple[int, bytes]:
        """Run a program and return its status and what it printed, through a pipe as Wine needs it."""
        done = subprocess.run(
            [WINE, *command],
            stdin=subprocess.PIPE,
            capture_output=True,
            check=False,
            timeout=timeout_s,
            env={**self._environment(), **env},
        )
        return done.returncode, done.stdout

    def msiexec(self, action: str, file: Path | str, *properties: str) -> int:
        """Install (/i), remove (/x) or repair (/fa) without a word, wait for it, and return msiexec's status."""
        named = windows_path(file) if isinstance(file, Path) else file
        status, _ = self.run("msiexec", action, named, "/qn", *properties)
        self.settle()
        return status

    def settle(self) -> None:
        """Wait until Wine's server has written the registry down and gone."""
        subprocess.run(["/usr/lib/wine/wineserver64", "-w"], check=False, timeout=60, env=self._environment())

    def app(self, *arguments: str, scope: str = "user", **env: str) -> tuple[int, bytes]:
        """Run the installed app with a console."""
        python = self.home(scope) / "python" / "python.exe"
        return self.run(windows_path(python, self.drive), "-B", "-m", "trainer", *arguments, **env)

    def home(self, scope: str) -> Path:
        """Return the folder that an MSI installs into."""
        account = self.drive / "users" / "root" / "AppData" / "Local" / "Programs" / "Minori"
        return account if scope == "user" else self.drive / "Program Files" / "Minori"

    def entries(self) -> list[str]:
        """Return the version of each entry in the list of installed programs."""
        text = (self.prefix / "system.reg").read_text("utf-8", "replace")
        text += (self.prefix / "user.reg").read_text("utf-8", "replace")
        blocks = re.findall(
            r"^\[[^\n]*CurrentVersion\\\\Uninstall\\\\[^\n]*\n(.*?)(?=^\[|\Z)", text, re.MULTILINE | re.DOTALL
        )
        ours = [one for one in blocks if "(Minori)" in one]
        return [found.group(1) for one in ours if (found := re.search(r'"DisplayVersion"="([^"]*)"', one))]

    def preset(self, name: str) -> str | None:
        """Return what stands in the registry under this name."""
        for file in ("user.reg", "system.reg"):
            text = (self.prefix / file).read_text("utf-8", "replace")
            block = re.search(r"^\[Software\\\\Minori\][^\n]*\n(.*?)(?=^\[|\Z)", text, re.MULTILINE | re.DOTALL)
            found = block and re.search(rf'"{name}"="(.*)"', block.group(1))
            if found:
                return found.group(1).replace("\\\\", "\\")
        return None

    def traces(self) -> list[str]:
        """Return every file and registry key of ours; the records' folder is none of them."""
        places = (self.drive / "users" / "root" / "AppData", self.drive / "Program Files", self.drive / "ProgramData")
        found = [
            str(one.relative_to(self.drive))
            for place in places
            for one in place.rglob("*")
            if "inori" in str(one.relative_to(self.drive)) or "みのり" in one.name
        ]
        keys = re.findall(r"^\[[^\n]*\]", self._registry(), re.MULTILINE)
        return found + [line for line in keys if "Minori" in line]

    def _registry(self) -> str:
        return "".join((self.prefix / name).read_text("utf-8", "replace") for name in ("system.reg", "user.reg"))

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.prefix.parent),
            "USER": "root",
            "WINEPREFIX": str(self.prefix),
            "WINEDEBUG": "-all",
            "WINEARCH": "win64",
            "DISPLAY": self.display,
        }


def windows_path(path: Path, drive: Path | None = None) -> str:
    """Return a path as Windows says it: on C: below `drive`, else on Z:, which is the whole of this machine."""
    if drive is not None and path.is_relative_to(drive):
        return "C:\\" + str(path.relative_to(drive)).replace("/", "\\")
    return "Z:" + str(path.resolve()).replace("/", "\\")


def make_prefix(place: Path, display: str) -> Wine:
    """Return a fresh Windows 10 at `place`; it is made once and copied."""
    made = kept("wine-prefix")
    if not (made / "whole").exists():
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir()
        wine = Wine(made, display)
        wine.run("wineboot", "-i")
        wine.run("winecfg", "-v", "win10")
        wine.settle()
        _stand_ins(wine.drive / "windows" / "system32")
        (made / "whole").touch()
    shutil.copytree(made, place, symlinks=True)
    return Wine(place, display)


def _stand_ins(folder: Path) -> None:
    """Compile what Wine lacks into Wine's own folder; never into ours."""
    for name, code, libraries in (("icuuc", _ICU, []), ("bcryptprimitives", _RANDOM, ["-ladvapi32"])):
        source = folder / f"{name}.c"
        source.write_text(code, "ascii")
        subprocess.run([_COMPILER, "-shared", "-O1", "-o", folder / f"{name}.dll", source, *libraries], check=True)
        source.unlink()


@contextmanager
def screen() -> Iterator[str]:
    """Lend a display that nobody sees: Qt's loop does not turn in Wine without one."""
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        assert server.stdout is not None
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()
