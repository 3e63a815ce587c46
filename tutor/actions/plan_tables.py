"""The plan's tables in the cache folder: read when they are there, built once for each weight vector."""

from __future__ import annotations

import os

from tutor import paths

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.desk import Desk
    from tutor.scheduling.memory import Weights
    from tutor.scheduling.value import Tables


def kept_tables(desk: Desk) -> Tables | None:
    """The tables of the present weights, if they were built; a file that is damaged or foreign counts as none."""
    from tutor.scheduling.value import Tables

    weights = desk.store.weights()
    try:
        with open(_path(weights), "rb") as file:
            return Tables.from_bytes(file.read(), weights)
    except OSError:
        return None


def build_tables(desk: Desk) -> Tables:
    """The tables of the present weights; where they are not kept they are built, about 1.4 s, and kept if possible."""
    from tutor.scheduling.value import Tables

    kept = kept_tables(desk)
    if kept is not None:
        return kept
    weights = desk.store.weights()
    built = Tables(weights)
    put(_path(weights), built.to_bytes())
    return built


def put(path: str, data: bytes) -> None:
    """Puts a file of the cache in its place at once: a kill leaves the old one or the new one.

    Where nothing can be written nothing is kept: a cache is no reason to fail.
    """
    import tempfile

    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".new-")
    except OSError:
        return
    try:
        with open(handle, "wb") as file:
            file.write(data)
        os.replace(beside, path)
    except OSError:
        os.unlink(beside)


def _path(weights: Weights) -> str:
    from tutor.scheduling.value import fingerprint

    return os.path.join(paths.cache_folder(), f"plan-{fingerprint(weights)}.tables")
