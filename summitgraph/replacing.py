"""A folder written aside and put in place as a whole, so that whoever looks finds the old one or the new.

What comes in: the folder to replace. What goes out: a side folder to write to; when all went well it takes the
place of the old one, else it is removed and the old one stays.
"""

import ctypes
import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from summitgraph.manifest import is_ours
from summitgraph.model import ProjectError

_EXCHANGE: Final = 2  # RENAME_EXCHANGE of linux/fs.h
_HERE: Final = -100  # AT_FDCWD of fcntl.h


@contextmanager
def replacing(out: Path, *, known: Iterable[str], maker: str = "build") -> Iterator[Path]:
    """Give a side folder that replaces ``out`` at the end; ProjectError when ``out`` is not ours to replace.

    ``known`` are the names that its maker (a build, a release) writes: a folder with others is somebody's, not ours.
    """
    target = Path(os.path.realpath(out))
    if not target.name:
        raise ProjectError(f"{target} is the root of all files. Give a folder of its own: --out DIR.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with _locked(target, maker):
        _recover(target)
        _check(target, frozenset(known), maker)
        side = target.with_name(f".{target.name}.building-{os.getpid()}")
        side.mkdir()
        try:
            yield side
            os.sync()
            _swap(side, target)
        finally:
            shutil.rmtree(side, ignore_errors=True)


@contextmanager
def _locked(target: Path, maker: str) -> Iterator[None]:
    """Hold the lock beside a folder; the lock goes when the process goes, however it ends."""
    path = target.with_name(f".{target.name}.lock")
    handle = _lock(path, target, maker)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def _lock(path: Path, target: Path, maker: str) -> int:
    while True:
        handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(handle)
            raise ProjectError(
                f"Another {maker} is writing to {target.name}. "
                "Wait until it is done, or give another folder: --out DIR."
            ) from error
        if path.exists() and path.stat().st_ino == os.fstat(handle).st_ino:
            return handle
        os.close(handle)  # the one before us took the file away: take the new one


def _recover(target: Path) -> None:
    """Put back what a build that died left aside, and remove what it left half made."""
    previous = _previous(target)
    if previous.exists() and not target.exists():
        previous.rename(target)
    for path in list(target.parent.iterdir()):
        if path.name.startswith(f".{target.name}.building-") or path == previous:
            shutil.rmtree(path, ignore_errors=True)


def _previous(target: Path) -> Path:
    return target.with_name(f".{target.name}.previous")


def _check(target: Path, known: frozenset[str], maker: str) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise ProjectError(f"{target.name} is a file. Give a folder: --out DIR.")
    names = sorted(path.name for path in target.iterdir())
    if names and not is_ours(target):
        raise ProjectError(
            f"{target.name} holds files that no {maker} wrote ({', '.join(names[:3])}). "
            "Give an empty or new folder: --out DIR."
        )
    if foreign := [name for name in names if name not in known]:
        raise ProjectError(
            f"{target.name} holds files that no {maker} wrote ({', '.join(foreign[:3])}). "
            "Move them, or give another --out DIR."
        )


def _swap(side: Path, target: Path) -> None:
    """Put the side folder in place: in one step where the system can, else in two that `_recover` knows."""
    if not target.exists():
        side.rename(target)
    elif not _exchange(side, target):
        target.rename(_previous(target))
        side.rename(target)
        shutil.rmtree(_previous(target), ignore_errors=True)
    _settle(target.parent)


def _exchange(a: Path, b: Path) -> bool:
    """Let two folders change places in one step; false where the system or the file system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    return bool(rename(_HERE, os.fsencode(a), _HERE, os.fsencode(b), _EXCHANGE) == 0)


def _settle(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
