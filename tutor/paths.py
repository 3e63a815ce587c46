"""Where packs, the learner's database and the cache are. Asks only; whoever writes creates the folder."""

import os
import sys

from tutor.errors import Misuse

# Not `tutor`: another tool of that name keeps its data there.
APP = "lambda-tutor"
SHIPPED = "shipped"


def database() -> str:
    """The learner's database: TUTOR_HOME, else the data folder of XDG or of the system."""
    return os.path.join(_home() or _folder("XDG_DATA_HOME", (".local", "share"), "user_data_dir"), "tutor.db")


def cache_folder() -> str:
    """The folder of what can be deleted at any time."""
    home = _home()
    return os.path.join(home, "cache") if home else _folder("XDG_CACHE_HOME", (".cache",), "user_cache_dir")


def shipped_pack() -> str:
    """The pack that comes with the program: inside the wheel, or beside the package in a checkout."""
    package = os.path.dirname(os.path.abspath(__file__))
    inside = os.path.join(package, "pack")
    return inside if os.path.isdir(inside) else os.path.dirname(package)


def packs(named: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The packs to open: those named on the command line, else TUTOR_PACK's, else the shipped one."""
    given = named or tuple(part for part in os.environ.get("TUTOR_PACK", "").split(os.pathsep) if part)
    roots = [shipped_pack() if name == SHIPPED else os.path.abspath(name) for name in given or (SHIPPED,)]
    for root, name in zip(roots, given, strict=False):
        if not os.path.isdir(os.path.join(root, "content")):
            is_there = "it has no content/ folder" if os.path.isdir(root) else "there is no such folder"
            raise Misuse(f"{name!r} is not a pack: {is_there}.")
    return tuple(dict.fromkeys(roots))


def around(folder: str) -> str:
    """The nearest pack upwards: a folder with content/pack.yaml in it; '' without one."""
    while True:
        if os.path.isfile(os.path.join(folder, "content", "pack.yaml")):
            return folder
        above = os.path.dirname(folder)
        if above == folder:
            return ""
        folder = above


def _home() -> str:
    home = os.environ.get("TUTOR_HOME", "")
    return os.path.abspath(os.path.expanduser(home)) if home else ""


def _folder(variable: str, below_home: tuple[str, ...], platform_name: str) -> str:
    named = os.environ.get(variable, "")
    if os.path.isabs(named):
        return os.path.join(named, APP)
    home = os.environ.get("HOME", "")
    if sys.platform.startswith("linux") and os.path.isabs(home):
        return os.path.join(home, *below_home, APP)
    import platformdirs  # 22 ms, so only where the environment does not answer

    folder: str = getattr(platformdirs, platform_name)(APP)
    return folder
