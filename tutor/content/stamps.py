"""What the files of packs look like from outside, and where their cache is: all that tells whether it is current."""

from __future__ import annotations

import os

from tutor import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


def _code_stamp() -> int:
    """When the reader last changed: a checkout that is pulled must not go on with what an older one compiled."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    rooms = (
        "content",
        "content/model",
        "content/rules",
        "content/across",
        "questions",
        "calculator",
        "calculator/formulas",
        "calculator/routes",
    )
    folders = [os.path.join(package, room) for room in rooms]
    return max(entry.stat().st_mtime_ns for folder in folders for entry in os.scandir(folder) if entry.is_file())


CACHE_FORMAT = f"5 {__version__} {_code_stamp()}"
PAGE_BYTES = 4096
# For a program that compiles; longer than that content is compiled in memory once more.
SECONDS_TO_WAIT = 10
FOLDERS = (
    ("facts", "content/facts"),
    ("topics", "content/topics"),
    ("scenarios", "content/scenarios"),
    ("problems", "content/problems"),
    ("exams", "content/exams"),
    ("quizzes", "quizzes"),
)

Stamp = tuple[str, str, int, int]  # path, file type, size in bytes, mtime in ns


def stamps(root: str) -> list[Stamp]:
    """What the files of a pack look like from outside: a quiz looks only here. pack.yaml counts where it is missing."""
    return [_stamp(path, file_type) for path, file_type in paths_of(root)]


def paths_of(root: str) -> list[tuple[str, str]]:
    """The files of a pack, each with its type; a folder that cannot be listed stands for its files."""
    found = [(os.path.join(root, "content", "pack.yaml"), "pack")]
    for file_type, folder in FOLDERS:
        whole = os.path.join(root, folder)
        try:
            names = os.listdir(whole)
        except FileNotFoundError:
            continue
        except OSError:
            found.append((whole, file_type))  # nothing can be listed: the checker says why
            continue
        paths = [os.path.join(whole, name) for name in names if _is_yaml(name)]
        found += [(path, file_type) for path in sorted(paths)]
    return found


def strays(root: str) -> list[str]:
    """YAML files in content/ and quizzes/ that nothing reads: they lie in a folder below, or in one of another name."""
    read = {path for path, _ in paths_of(root)}
    found = []
    for top in ("content", "quizzes"):
        for folder, folders, names in os.walk(os.path.join(root, top)):
            folders[:] = [name for name in folders if name[0] != "."]
            found += [os.path.join(folder, name) for name in names if _is_yaml(name)]
    return sorted(path for path in found if path not in read)


def _is_yaml(name: str) -> bool:
    return name.endswith((".yaml", ".yml")) and name[0] != "."


def _stamp(path: str, file_type: str) -> Stamp:
    try:
        stat = os.stat(path)
    except OSError:
        return path, file_type, 0, 0
    return path, file_type, stat.st_size, stat.st_mtime_ns


def cache_path(folder: str, roots: tuple[str, ...]) -> str:
    """One cache for each set of packs that is opened together."""
    from binascii import crc32

    return os.path.join(folder, f"content-{crc32(os.fsencode(os.pathsep.join(roots))):08x}.sqlite")


def is_whole(path: str) -> bool:
    """Whether there is a cache that was not cut off within a page: SQLite would read zeros there."""
    try:
        return os.path.getsize(path) % PAGE_BYTES == 0
    except OSError:
        return False


def is_examined(db: sqlite3.Connection) -> bool:
    """Whether a cache holds all that can be said of its packs."""
    return db.execute("SELECT 1 FROM meta WHERE key = 'examined'").fetchone() is not None


def is_current(db: sqlite3.Connection, roots: tuple[str, ...], found: list[Stamp]) -> bool:
    """Whether a cache is of this program's version, of these packs, and of their files as they are."""
    if db.execute("SELECT value FROM meta WHERE key = 'format'").fetchone() != (CACHE_FORMAT,):
        return False
    if db.execute("SELECT value FROM meta WHERE key = 'roots'").fetchone() != (_listed(roots),):
        return False
    held = db.execute("SELECT path, type, size, mtime_ns FROM file").fetchall()
    return {(os.fsdecode(path), *stamp) for path, *stamp in held} == set(found)


def _listed(roots: tuple[str, ...]) -> str:
    """The roots as the cache has them: a list in JSON."""
    if all(root.isascii() and root.isprintable() and '"' not in root and "\\" not in root for root in roots):
        return "[" + ", ".join(f'"{root}"' for root in roots) + "]"
    import json

    return json.dumps(roots)
