"""The plan's tables in the cache folder: read when they are there, built once for each weight vector and decay."""

from __future__ import annotations

import os

from tutor import paths

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.desk import Desk
    from tutor.scheduling.memory import Weights
    from tutor.scheduling.value import Tables

# So many tables stay: those of every decay for one weight vector.
_MOST = 5
_DAY = 86_400


def kept_tables(desk: Desk) -> Tables | None:
    """The tables for what is known of this learner's forgetting, if they were built."""
    return _read(desk.store.weights(), _decay(desk))


def nearest_tables(desk: Desk) -> Tables | None:
    """The same, or until they are built those for the decay that is nearest: better than none."""
    from tutor.scheduling.caution import DECAYS

    weights, decay = desk.store.weights(), _decay(desk)
    for other in sorted(DECAYS, key=lambda one: abs(one - decay)):
        tables = _read(weights, other)
        if tables is not None:
            return tables
    return None


def build_tables(desk: Desk) -> Tables:
    """The tables for what is known now; where they are not kept they are built, about 1.4 s, and kept if possible."""
    from tutor.scheduling.value import Tables

    weights, decay = desk.store.weights(), _decay(desk)
    kept = _read(weights, decay)
    if kept is not None:
        return kept
    built = Tables(weights, decay=decay)
    put(_path(weights, decay), built.to_bytes())
    _tidy()
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


def _tidy() -> None:
    """Deletes all but the newest tables: weights are fitted anew every few weeks, and 6 MB each add up."""
    import glob

    folder = glob.escape(paths.cache_folder())
    try:
        kept = sorted(glob.glob(os.path.join(folder, "plan-*.tables")), key=os.path.getmtime)
        # What a killed program was writing is nobody's a day later.
        before = os.path.getmtime(kept[-1]) - _DAY if kept else 0.0
        left = [path for path in glob.glob(os.path.join(folder, ".new-*")) if os.path.getmtime(path) < before]
        for path in (*kept[:-_MOST], *left):
            os.unlink(path)
    except OSError:  # another program tidies as well, or may not be disturbed
        return


def _decay(desk: Desk) -> float:
    """How steeply this learner is taken to forget."""
    from tutor.actions.ready_parts import reviews_of
    from tutor.scheduling.caution import likely_decay

    return likely_decay(reviews_of(desk), desk.store.weights())


def _read(weights: Weights, decay: float) -> Tables | None:
    """Tables that were kept; a file that is damaged or foreign counts as none."""
    from tutor.scheduling.value import Tables

    try:
        with open(_path(weights, decay), "rb") as file:
            return Tables.from_bytes(file.read(), weights, decay)
    except OSError:
        return None


def _path(weights: Weights, decay: float) -> str:
    from tutor.scheduling.value import fingerprint

    return os.path.join(paths.cache_folder(), f"plan-{fingerprint(weights, decay)}.tables")
