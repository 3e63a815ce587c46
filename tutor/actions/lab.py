"""The lab: settings that are turned, what is simulated, and a prediction that rates a card like any answer."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.actions.lab_presets import PRESETS, Preset, card_of
from tutor.calculator.lab.asked import judged
from tutor.calculator.lab.bench import changed
from tutor.calculator.simulation.load import expected_requests
from tutor.calculator.subjects import facts_of, fill
from tutor.calculator.typed import read
from tutor.store.marks import LAB

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction

    from tutor.actions.back import Back
    from tutor.actions.calculating import Answer as Calculated
    from tutor.calculator.lab.asked import Verdict
    from tutor.calculator.lab.knobs import Knob
    from tutor.calculator.simulation.result import Result
    from tutor.calculator.simulation.scenario import Scenario
    from tutor.calculator.subject import Value, Values
    from tutor.desk import Desk

SEED = 1
# What the event loop runs while nobody waits: about a second at the most.
MOST_REQUESTS = 500_000


@dataclass(frozen=True)
class PresetLine:
    """A situation in a list: the title of the card it rates, '' where no open pack has it."""

    preset: Preset
    card: str


@dataclass(frozen=True)
class Prediction:
    """What a prediction came to: `rating` and `days` until its card is due are None where no card is rated.

    `back` stands where the due day is one of rest.
    """

    values: Values
    verdict: Verdict
    confidence: str
    event: str = ""
    rating: str | None = None
    days: int | None = None
    back: Back | None = None


def preset_lines(desk: Desk) -> tuple[PresetLine, ...]:
    """Every situation."""
    return tuple(
        PresetLine(preset, desk.library.title("card", card) if (card := card_of(desk, preset)) else "")
        for preset in PRESETS
    )


class Lab:
    """What a front end holds while a situation is open."""

    def __init__(self, desk: Desk, preset: Preset) -> None:
        from tutor.actions.calculating import fact_values

        self.desk = desk
        self.preset = preset
        self.card = card_of(desk, preset)
        subject = preset.bench.subject
        self._facts = fact_values(desk.library, facts_of(subject, {}))
        self.values = fill(subject, preset.given, self._facts)

    def typed(self, values: Values, knob: Knob, text: str) -> Values:
        """The values with one of them as it was typed. Raises BadInput, BadScenario with one sentence."""
        left_out = knob.is_optional and text.strip().lower() in ("", "none", "-")
        return self.turned(values, knob, None if left_out else read(knob, text.strip()))

    def turned(self, values: Values, knob: Knob, value: Value) -> Values:
        """The values with one of them changed, within its bounds. Raises BadInput, BadScenario where they clash."""
        given = {name: one for name, one in changed(values, knob.name, value).plain.items() if one is not None}
        after = fill(self.preset.bench.subject, given, self._facts)
        self.scenario(after)
        return after

    def scenario(self, values: Values) -> Scenario:
        """What is simulated."""
        return self.preset.bench.scenario(values)

    def fluid(self, values: Values) -> Result:
        """The course on average: a few milliseconds."""
        from tutor.calculator.simulation.fluid import flow

        return flow(self.scenario(values))

    def has_events(self, values: Values) -> bool:
        """Whether the requests are few enough to simulate each by itself."""
        scenario = self.scenario(values)
        return expected_requests(scenario.load, scenario.horizon) <= MOST_REQUESTS

    def simulated(self, values: Values, seed: int = SEED) -> Result:
        """Every request by itself, up to a second; the flow where they are too many."""
        from tutor.calculator.simulation.events import simulate

        return simulate(self.scenario(values), seed) if self.has_events(values) else self.fluid(values)

    def formula(self, values: Values) -> Calculated:
        """The formula that explains the situation, with these values. Raises BadInput where it does not hold."""
        from tutor.actions.calculating import calculate

        bench, name = self.preset.bench, self.preset.formula
        given = {input: value for input, value in bench.formulas[name](values).items() if value is not None}
        return calculate(self.desk.library, name, given)

    def predict(self, values: Values, result: Result, said: Fraction | None, confidence: str, ms: int) -> Prediction:
        """Judges a number that was said (None for no idea), and records it for the card: the day's first one counts."""
        preset = self.preset
        verdict = judged(preset.asked, said, result, self.scenario(values), preset.tolerance)
        if not self.card:
            return Prediction(values, verdict, confidence)
        from tutor.actions.back import back
        from tutor.scheduling.memory import Answer

        moment = self.desk.clock.now()
        answer = Answer(self.question, moment.day, verdict.is_right, confidence, mode=LAB)
        data = _circumstances(values, result, verdict)
        recorded = self.desk.store.record(moment, self.card, answer, ms, data)
        days = recorded.memory.due_on - moment.day
        rating = recorded.rating if recorded.is_counted else None
        after_rest = back(self.desk, recorded.memory.due_on, moment.day)
        return Prediction(values, verdict, confidence, recorded.event, rating, days, after_rest)

    def take_back(self, prediction: Prediction) -> None:
        """Takes a prediction back: its card stands as it stood before."""
        if prediction.event:
            self.desk.store.void(self.desk.clock.now(), prediction.event)

    @property
    def question(self) -> str:
        """What the log calls this prediction, in the pack of its card."""
        return f"{self.card.partition('/')[0]}/{LAB}.{self.preset.id}"


def _circumstances(values: Values, result: Result, verdict: Verdict) -> dict[str, object]:
    """What the log keeps of a prediction beside the mark."""
    return {
        "kind": LAB,
        "response": None if verdict.said is None else str(verdict.said),
        "was": float(verdict.was),
        "engine": result.engine,
        "seed": result.seed,
        "settings": {name: None if value is None else str(value) for name, value in values.plain.items()},
        "words": 0,
    }
