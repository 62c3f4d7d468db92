"""A process gives up what it does not need: the network, other programs, writing, more memory than its share.

What comes in: how much memory. What goes out: nothing; what was given up cannot be had again.
"""

import ctypes
import errno
import os
import platform
import resource
from pathlib import Path
from typing import Final

_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # of the machine that seccomp(2) runs
_ARCHITECTURE, _NUMBER = 4, 0  # where its input holds them
_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000 | errno.EPERM
_OTHER_ABI: Final = 0x40000000
# by machine: its AUDIT_ARCH, the number of seccomp, then those of socket, connect, socketpair, execve, execveat,
# ptrace, io_uring_setup, bpf
_CALLS: Final = {
    "x86_64": (0xC000003E, 317, (41, 42, 53, 59, 322, 101, 425, 321)),
    "aarch64": (0xC00000B7, 277, (198, 203, 199, 221, 281, 117, 425, 280)),
}
_NO_NEW_PRIVILEGES: Final = 38
_SET_FILTER: Final = 1
_ALL_THREADS: Final = 1


class _Step(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16), ("yes", ctypes.c_uint8), ("no", ctypes.c_uint8), ("value", ctypes.c_uint32)
    )  # fmt: skip


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Step)))


def shut(memory: int) -> None:
    """Give up the network, other programs, writing, and memory beyond what this process has and so many bytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    held = next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmData:"))
    resource.setrlimit(resource.RLIMIT_DATA, (held + memory, held + memory))
    for kind in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
        resource.setrlimit(kind, (0, 0))
    if platform.machine() in _CALLS:
        _filter(*_CALLS[platform.machine()])


def _filter(architecture: int, seccomp: int, refused: tuple[int, ...]) -> None:
    """Have the system refuse some calls of every thread; OSError where it knows no such filter."""
    last = len(refused)
    steps = [
        _Step(_LOAD, 0, 0, _ARCHITECTURE),
        _Step(_EQUAL, 0, last + 3, architecture),
        _Step(_LOAD, 0, 0, _NUMBER),
        _Step(_AT_LEAST, last + 1, 0, _OTHER_ABI),
        *(_Step(_EQUAL, last - place, 0, number) for place, number in enumerate(refused)),
        _Step(_RETURN, 0, 0, _ALLOW),
        _Step(_RETURN, 0, 0, _REFUSE),
    ]
    program = _Program(len(steps), (_Step * len(steps))(*steps))
    library = ctypes.CDLL(None, use_errno=True)
    failed = library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or library.syscall(
        seccomp, _SET_FILTER, _ALL_THREADS, ctypes.byref(program)
    )
    if failed:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
