"""A bench: the knobs of one way to call a function, and the scenario that their values make."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tutor.calculator.formulas.concurrency import DURATION
from tutor.calculator.formulas.shares import refuse_reserved
from tutor.calculator.lab.knobs import Knob
from tutor.calculator.simulation.load import Burst
from tutor.calculator.subject import Solution, Subject, Values

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tutor.calculator.simulation.scenario import Scenario
    from tutor.calculator.subject import Input, Value
    from tutor.calculator.subjects import Given

EVEN, RANDOM = "even", "random"
# Ten minutes by the second: what a flow draws within a frame.
LONGEST = 600
SHORTEST = Fraction(1, 1000)
MOST_RATE = 10**6


@dataclass(frozen=True)
class Bench:
    """What can be turned, and what is made of it. `formulas` gives the inputs of subjects that explain it."""

    subject: Subject
    what: str
    scenario: Callable[[Values], Scenario]
    formulas: Mapping[str, Callable[[Values], Given]]

    @property
    def knobs(self) -> tuple[Knob, ...]:
        """Inputs that are shown; the others are facts."""
        return tuple(declared for declared in self.subject.inputs if isinstance(declared, Knob))


def inputs(name: str, title: str, *declared: Input) -> Subject:
    """Inputs that are filled like those of any subject; what comes out is simulated, so there is no formula."""
    return Subject(name, title, declared, (), lambda _: Solution({}, ()))


def rate(name: str, help: str, default: str) -> Knob:
    """A knob of arrivals each second."""
    return Knob(name, "1/s", help, default=default, most=MOST_RATE, label=name)


def seconds(name: str, help: str, default: str) -> Knob:
    """A knob of whole seconds."""
    return Knob(name, "s", help, default=default, is_whole=True, most=LONGEST, label=name)


def length() -> Knob:
    """How long the simulation lasts."""
    help = "how long the simulation lasts"
    return Knob("time", "s", help, default="60 s", is_whole=True, least=10, most=LONGEST, label="time")


def duration(help: str, default: str) -> Knob:
    """How long an invocation takes."""
    return Knob(
        "duration",
        "s",
        help,
        default=default,
        range_fact=DURATION.range_fact,
        least=SHORTEST,
        label="duration",
        finest=SHORTEST,
    )


def arrivals(default: str = EVEN) -> Knob:
    """Whether chance has a part."""
    return Knob(
        "arrivals", "", "evenly spaced, or at random", default=default, choices=(EVEN, RANDOM), label="arrivals"
    )


def load(given: Values) -> Burst:
    """The usual rate, and the spike in between. Raises BadScenario where it ends before it begins."""
    usual, spike, begin, end = (float(given[name]) for name in ("usual", "spike", "from", "to"))
    return Burst(usual, spike, begin, end, is_random=given.word("arrivals") == RANDOM)


def reserved_of(given: Values) -> int | None:
    """The reserved concurrency. Raises BadInput where AWS would refuse it."""
    reserved = given.get("reserved")
    if reserved is None:
        return None
    refuse_reserved(given["limit"], reserved, given["min_unreserved"], dashes="")
    return int(reserved)


def changed(given: Values, name: str, value: Value) -> Values:
    """The values with one of them changed."""
    return Values({**given.plain, name: value})
