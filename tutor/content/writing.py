"""Where new content may go, and writing it there: never outside of the pack, never over anything."""

from __future__ import annotations

import json
import os
import stat
import tempfile
from dataclasses import dataclass

import tutor
from tutor import paths
from tutor.content.reader import FILES
from tutor.content.schema import FOLDER, schema
from tutor.errors import Misuse, TutorError

NO_PACK = "This folder is in no pack. Go into one, name one with --pack DIR, or begin one: `tutor new pack`."


class NotWritten(TutorError):
    """Nothing was written, and why."""


@dataclass(frozen=True)
class Written:
    """Where something new stands: a path, and its line counted from 1."""

    path: str
    line: int


def pack_for(named: tuple[str, ...], folder: str) -> str:
    """The pack to write into: the one named, else the one around the folder, else TUTOR_PACK's. Raises Misuse."""
    if len(named) > 1:
        raise Misuse("New content goes into one pack: give --pack once.")
    root = "" if named else paths.around(folder)
    if not root and not named and not os.environ.get("TUTOR_PACK"):
        raise Misuse(NO_PACK)
    roots = (root,) if root else paths.packs(named)
    if len(roots) > 1:
        raise Misuse("TUTOR_PACK names several packs: say with --pack DIR which one is meant.")
    return writable_pack(roots[0])


def writable_pack(root: str) -> str:
    """The whole path of a pack that may be changed. Raises Misuse."""
    (whole,) = paths.packs((root,))
    if is_inside(os.path.dirname(os.path.abspath(tutor.__file__)), whole):
        raise Misuse(
            "The installed pack is not changed: the next update would undo it. Begin your own: `tutor new pack`."
        )
    return whole


def is_inside(root: str, path: str) -> bool:
    """Whether a path, its links followed, is below a folder or that folder."""
    root, path = os.path.realpath(root), os.path.realpath(path)
    return os.path.commonpath([root, path]) == root


def whole_path(root: str, path: str) -> str:
    """The whole path of a file of a pack. Raises NotWritten when its links lead elsewhere."""
    whole = os.path.join(root, path)
    if not is_inside(root, whole):
        raise NotWritten(f"{path} leads out of the pack; nothing was written.")
    return whole


def make_folder(root: str, path: str) -> None:
    """Makes a folder of a pack, where there is none."""
    try:
        os.makedirs(whole_path(root, path), exist_ok=True)
    except OSError as error:
        raise NotWritten(f"{path} cannot be made: {error.strerror}.") from error


def create(root: str, path: str, text: str) -> None:
    """Writes a new file. Raises NotWritten when there is one, or when it would not be in the pack."""
    whole = whole_path(root, path)
    try:
        os.makedirs(os.path.dirname(whole), exist_ok=True)
        with open(whole, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise NotWritten(f"{path} exists already; nothing was written.") from None
    except OSError as error:
        raise NotWritten(f"{path} cannot be written: {error.strerror}.") from error


def replace(root: str, path: str, data: bytes) -> None:
    """Puts a file's new content in its place at once, so that a kill leaves the old or the new one."""
    whole = os.path.realpath(whole_path(root, path))
    try:
        os.makedirs(os.path.dirname(whole), exist_ok=True)
        mode = stat.S_IMODE(os.stat(whole).st_mode) if os.path.exists(whole) else 0o644
        handle, beside = tempfile.mkstemp(dir=os.path.dirname(whole), prefix=".new-")
        try:
            with open(handle, "wb") as file:
                file.write(data)
            os.chmod(beside, mode)
            os.replace(beside, whole)
        except BaseException:
            os.unlink(beside)
            raise
    except OSError as error:
        raise NotWritten(f"{path} cannot be written: {error.strerror}.") from error


def put_schemas(root: str, is_forced: bool = True) -> list[str]:
    """Writes the schemas of all kinds of file into a pack; returns the paths written. Unforced, what is there stays."""
    paths_in_pack = {f"{FOLDER}/{name}.json": name for name in FILES}
    wanted = [path for path in paths_in_pack if is_forced or not os.path.lexists(os.path.join(root, path))]
    for path in wanted:
        replace(root, path, f"{json.dumps(schema(paths_in_pack[path]), indent=2, ensure_ascii=False)}\n".encode())
    return [os.path.join(root, path) for path in wanted]
