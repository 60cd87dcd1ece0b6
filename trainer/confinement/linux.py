"""Landlock and seccomp: from here on this process opens the files it was given, and no socket, program or other file.

Plain system calls, since no library of the standard library knows them. Numbers: Linux's own headers
(`linux/landlock.h`, `linux/seccomp.h`, `linux/audit.h`), which never change a number once released.
"""

import ctypes
import os
import platform
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
"""The same on every architecture."""
_VERSION_ONLY: Final = 1
_PATH_BENEATH: Final = 1
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_FILE_RIGHTS: Final = (13, 14, 15, 15, 16, 16, 16)
"""How many rights of files each version of Landlock knows."""
_NETWORK_VERSION, _NETWORK_RIGHTS = 4, 0b11
_SCOPE_VERSION, _SCOPES = 6, 0b11
"""Abstract sockets and signals."""
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050001, 0x80000000
"""Refused calls answer EPERM, so that Python says so; a call of another architecture ends the process."""


class _Machine(NamedTuple):
    audit: int
    refused: tuple[int, ...]
    """socket, connect, accept, socketpair, bind, listen, clone, fork, vfork, clone3, execve, execveat, ptrace,
    process_vm_readv and _writev, kill, tkill, tgkill, io_uring's three, open_by_handle_at, mount, bpf, keyctl,
    userfaultfd, perf_event_open, pidfd_getfd."""


_MACHINES: Final = {
    "x86_64": _Machine(
        0xC000003E,
        (41, 42, 43, 53, 49, 50, 56, 57, 58, 435, 59, 322, 101, 310, 311, 62, 200, 234, 425, 426, 427, 304, 165, 321,
         250, 323, 298, 438),
    ),
    "aarch64": _Machine(
        0xC00000B7,
        (198, 203, 202, 199, 200, 201, 220, 435, 221, 281, 117, 270, 271, 129, 130, 131, 425, 426, 427, 265, 40, 280,
         219, 282, 241, 438),
    ),
}  # fmt: skip


class CannotConfine(Exception):
    """The kernel lacks what is needed; the caller says so and goes on with limits alone."""


def landlock_version() -> int:
    """Return the version of Landlock that the kernel speaks, 0 for none."""
    found = _libc().syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _VERSION_ONLY)
    return max(int(found), 0)


def allow_only(readable: Sequence[Path]) -> None:
    """Shut this process in: it can read these files and folders, write none, open no socket and start no program.

    Raises CannotConfine where Landlock or seccomp is missing; nothing of it can be undone.
    """
    machine = _MACHINES.get(platform.machine())
    version = landlock_version()
    if machine is None or not version:
        raise CannotConfine
    if _libc().prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        raise CannotConfine
    _shut_files(readable, version)
    _shut_calls(machine)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _shut_files(readable: Sequence[Path], version: int) -> None:
    rights = (1 << _FILE_RIGHTS[min(version, len(_FILE_RIGHTS)) - 1]) - 1
    network = _NETWORK_RIGHTS if version >= _NETWORK_VERSION else 0
    scopes = _SCOPES if version >= _SCOPE_VERSION else 0
    asked = struct.pack("QQQ", rights, network, scopes)
    size = 24 if version >= _SCOPE_VERSION else 16 if version >= _NETWORK_VERSION else 8
    libc = _libc()
    rules = libc.syscall(_CREATE_RULESET, ctypes.c_char_p(asked), ctypes.c_size_t(size), 0)
    if rules < 0:
        raise CannotConfine
    for path in readable:
        wanted = _READ_FILE | (_READ_DIR if path.is_dir() else 0)
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            rule = struct.pack("=Qi", wanted, handle)
            if libc.syscall(_ADD_RULE, rules, _PATH_BENEATH, ctypes.c_char_p(rule), 0) != 0:
                raise CannotConfine
        finally:
            os.close(handle)
    if libc.syscall(_RESTRICT_SELF, rules, 0) != 0:
        raise CannotConfine
    os.close(rules)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def _shut_calls(machine: _Machine) -> None:
    load, equal, above, answer = 0x20, 0x15, 0x35, 0x06
    refused = machine.refused
    steps = [
        (load, 0, 0, 4),
        (equal, 1, 0, machine.audit),
        (answer, 0, 0, _KILL),
        (load, 0, 0, 0),
        # x32 calls of x86_64 have a bit of their own.
        *([(above, 0, 1, 0x40000000), (answer, 0, 0, _KILL)] if machine.audit == _MACHINES["x86_64"].audit else []),
        *((equal, len(refused) - place, 0, number) for place, number in enumerate(refused)),
        (answer, 0, 0, _ALLOW),
        (answer, 0, 0, _REFUSE),
    ]
    program = b"".join(struct.pack("HBBI", *step) for step in steps)
    if _libc().prctl(_SET_SECCOMP, _FILTER, ctypes.byref(_Program(len(steps), program)), 0, 0) != 0:
        raise CannotConfine
