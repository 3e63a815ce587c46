"""Cards that can be studied, and what is to be done today."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.scheduling.learner import RECALL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.scheduling.memory import Memory

FADING = "at risk of fading"
WEIGHTY = "most exam weight for the time"
CONFIDENT_ERROR = "confident error"
LUCKY_GUESS = "lucky guess"
BESIDE = "easily taken for the one before"
DUE, UNMET, AHEAD = "due", "new", "ahead of its day"


@dataclass(frozen=True)
class PlanCard:
    """A card that can be studied. `weight` is how much of the exam hangs on it: its domain's weight times its yield.

    `activity` is what its next question is, once it was met. `twins` are cards it was confused with. The days are
    those of the last answer that was wrong and sure, and of the last right guess.
    """

    id: str
    memory: Memory | None = None
    weight: float = 1.0
    activity: str = RECALL
    twins: tuple[str, ...] = ()
    confident_error_on: int | None = None
    lucky_guess_on: int | None = None


@dataclass(frozen=True)
class Task:
    """Something to do today: a card, one of ACTIVITIES, how long it should take, and why it is here.

    `gain` is what doing it today rather than later brings on the exam day, in recall times weight; 0 where it had
    better wait, and without a plan by exam day.
    """

    card: str
    activity: str
    seconds: float
    why: str
    gain: float = 0.0


@dataclass(frozen=True)
class Today:
    """Tasks that fit the day's time, in order, and what would follow; none on a day without study.

    `missed_day` is the expected recall on the exam day that is lost when nothing of it is done, as a share of all that
    the cards weigh. `price` is that of a second. `is_planned` is False where the tables were not there yet, or no exam.
    """

    tasks: tuple[Task, ...] = ()
    then: tuple[Task, ...] = ()
    missed_day: float = 0.0
    price: float = 0.0
    is_planned: bool = False
    is_rest: bool = False

    @property
    def seconds(self) -> float:
        """How long the tasks should take."""
        return sum(task.seconds for task in self.tasks)


@dataclass(frozen=True)
class Ranked:
    """A card's task with its rank: the higher, the sooner."""

    card: PlanCard
    task: Task
    rank: float
