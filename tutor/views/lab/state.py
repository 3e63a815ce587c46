"""What the Lab shows, and how each key changes it: every change is a new state."""

from __future__ import annotations

from dataclasses import dataclass, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.calculating import Answer
    from tutor.actions.lab import Prediction
    from tutor.actions.lab_presets import Preset
    from tutor.calculator.lab.knobs import Knob
    from tutor.calculator.simulation.result import Result
    from tutor.calculator.subject import Value, Values

# The curve is closed until a number is said, and the prediction waits for the event loop; then it is open.
CLOSED, RUNNING, OPEN = "closed", "running", "open"
# The pages that Tab turns.
CURVE, CALLS, COUNTS, WORKING = "curve", "calls", "counts", "working"
DIRECT = "direct"
# What a field is open for.
SETTING, SAYING = "setting", "saying"


# Values as they can be remembered.
Key = tuple[tuple[str, "Value"], ...]


@dataclass(frozen=True)
class Setup:
    """Settings, and what came out of them."""

    values: Values
    result: Result


@dataclass(frozen=True)
class LabState:
    """`result` belongs to `values`; `seen` are values whose outcome was shown, so that it is no prediction any more.

    `before` is the setup that stands beside this one; `field` says what is being typed, `note` is to be read once.
    """

    preset: Preset
    values: Values
    phase: str = CLOSED
    cursor: int = 0
    result: Result | None = None
    prediction: Prediction | None = None
    seen: frozenset[Key] = frozenset()
    before: Setup | None = None
    page: str = CURVE
    formula: Answer | None = None
    turn: int = 0
    field: str = ""
    note: str = ""
    seed: int = 1

    @property
    def knobs(self) -> tuple[Knob, ...]:
        """What can be turned."""
        return self.preset.bench.knobs

    @property
    def knob(self) -> Knob:
        """The one at the cursor."""
        return self.knobs[self.cursor]

    @property
    def pages(self) -> tuple[str, ...]:
        """What Tab turns to: where something waits, invocations have a plot of their own."""
        return (CURVE, COUNTS) if self.preset.bench.subject.name == DIRECT else (CURVE, CALLS, COUNTS)

    @property
    def is_open(self) -> bool:
        """Whether the curve is shown."""
        return self.phase == OPEN

    @property
    def is_known(self) -> bool:
        """Whether what comes out of these values has been shown."""
        return _key(self.values) in self.seen

    def moved(self, step: int) -> LabState:
        """The cursor at another knob."""
        return replace(self, cursor=(self.cursor + step) % len(self.knobs), note="")

    def at(self, cursor: int) -> LabState:
        """The cursor at this knob."""
        return replace(self, cursor=cursor, note="") if 0 <= cursor < len(self.knobs) else self

    def turned(self, values: Values, result: Result | None) -> LabState:
        """Other values, and what comes out of them while the curve is open."""
        page = CURVE if self.page == WORKING else self.page
        seen = self.seen | {_key(values)} if self.is_open else self.seen
        return replace(self, values=values, result=result, seen=seen, page=page, formula=None, note="", field="")

    def arrived(self, values: Values, result: Result) -> LabState:
        """What the event loop gave, unless the values are others by now, or the curve is closed."""
        return replace(self, result=result) if self.is_open and values == self.values else self

    def saying(self, note: str) -> LabState:
        """A remark to be read once."""
        return replace(self, note=note)

    def typing(self, field: str) -> LabState:
        """A field is open, for a knob's value or for a number that is predicted."""
        return replace(self, field=field, note="")

    def waiting(self) -> LabState:
        """A number was said: the event loop runs."""
        return replace(self, phase=RUNNING, field="", note="")

    def opened(self, prediction: Prediction, result: Result) -> LabState:
        """The curve, and what the prediction came to."""
        return replace(self.reopened(result), prediction=prediction)

    def reopened(self, result: Result) -> LabState:
        """The curve, seen from now on."""
        seen = self.seen | {_key(self.values)}
        return replace(self, phase=OPEN, result=result, seen=seen, page=CURVE, field="", note="")

    def closed(self) -> LabState:
        """The curve is put away, to predict once more; what was seen stays seen."""
        return replace(
            self, phase=CLOSED, result=None, before=None, page=CURVE, formula=None, turn=0, field="", note=""
        )

    def taken_back(self) -> LabState:
        """As before the prediction, at its values: one may be made again, as after any undo."""
        if self.prediction is None:
            return self
        values = self.prediction.values
        return replace(self.closed(), prediction=None, values=values, seen=self.seen - {_key(values)})

    def beside(self) -> LabState:
        """Keeps this setup to compare with, or puts the kept one away."""
        if self.before is not None or self.result is None:
            return replace(self, before=None, note="")
        return replace(self, before=Setup(self.values, self.result), page=CURVE, formula=None, note="")

    def explained(self, formula: Answer) -> LabState:
        """The formula's working, in place of the curve."""
        return replace(self, page=WORKING, formula=formula, turn=0, note="")

    def paged(self) -> LabState:
        """The next page: the curve, the counts; of the working, its next leaf."""
        if self.page == WORKING:
            return replace(self, turn=self.turn + 1, note="")
        pages = self.pages
        return replace(self, page=pages[(pages.index(self.page) + 1) % len(pages)], note="")

    def at_curve(self) -> LabState:
        """Back at the curve."""
        return replace(self, page=CURVE, formula=None, turn=0)


def _key(values: Values) -> Key:
    return tuple(values.plain.items())
