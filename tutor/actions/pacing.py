"""How fast an answer was, against the learner's own pace."""

from __future__ import annotations

from tutor.scheduling.pace import AWAY_MS, limits, pace_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.store.store import Store

# Kinds where the time says something: nothing is typed.
PACED = ("single", "multiple", "judge")


class Pacing:
    """The learner's limits, looked up once a kind."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._limits: dict[str, tuple[float, float]] = {}

    def of(self, kind: str, ms: int, words: int) -> str:
        """Slow beyond twice the learner's median for a choice kind, fast under half of it; '' until it is known."""
        if kind not in PACED:
            return ""
        self._look_up(kind)
        return pace_of(ms, words, self._limits[kind]) if ms < AWAY_MS else ""

    def warm_up(self) -> None:
        """Looks every limit up before it is needed."""
        for kind in PACED:
            self._look_up(kind)

    def _look_up(self, kind: str) -> None:
        if kind not in self._limits:
            self._limits[kind] = limits(self._store.log.pace_samples(kind))
