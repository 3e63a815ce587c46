"""What was predicted, what came out, and what it counted for."""

from __future__ import annotations

from tutor.calculator.lab.knobs import shown
from tutor.calculator.shown import number
from tutor.views.days import back_words
from tutor.views.lab.state import RUNNING
from tutor.views.lines import EMPTY, Line, cells, cut, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.lab import Prediction
    from tutor.calculator.subject import Values
    from tutor.views.glyphs import Glyphs
    from tutor.views.lab.state import LabState, Setup

INDENT = (("  ", "text"),)


def closed_lines(state: LabState, measure: int) -> list[Line]:
    """The situation and what is asked, in place of the curve."""
    preset = state.preset
    share = number(preset.tolerance * 100)
    if state.phase == RUNNING:
        last = "The event loop runs ..."
    elif state.is_known:
        last = "You have seen what these settings give. Turn a knob, then p to predict; p alone brings the curve back."
    else:
        last = f"Type a number, and the curve opens. Within {share} % is right."
    return [
        *wrap(preset.story, measure, "text", INDENT, "  "),
        EMPTY,
        *wrap(preset.ask, measure, "bold", INDENT, "  "),
        *wrap(last, measure, "muted", INDENT, "  "),
    ]


def said_lines(state: LabState, width: int, signs: Glyphs) -> list[Line]:
    """The verdict while the settings are those that were predicted; else the figure beside what it was."""
    prediction = state.prediction
    if prediction is None or state.result is None:
        return []
    if prediction.values == state.values:
        return _verdict(prediction, width, signs)
    asked = state.preset.asked
    line = (
        ("  now ", "muted"),
        (f"{asked.shown(asked.of(state.result))} {asked.name}", "bold"),
        ("   it was ", "muted"),
        (asked.shown(prediction.verdict.was), "bold"),
    )
    turned = differences(state, prediction.values, state.values, signs)
    return [line, ((f"  {cut(turned, width - 4, signs.folded)}", "muted"),)]


def compared(state: LabState, before: Setup, width: int, signs: Glyphs) -> Line:
    """The figure that is asked, of the setup that is kept and of this one, and the knobs that differ."""
    asked = state.preset.asked
    line: Line = (("  before ", "muted"), (f"{asked.shown(asked.of(before.result))} {asked.name}", "bold"))
    if state.result is not None:
        line = (*line, ("   now ", "muted"), (asked.shown(asked.of(state.result)), "bold"))
    turned = differences(state, before.values, state.values, signs) or "turn a knob"
    room = width - 5 - sum(cells(text) for text, _ in line)
    return (*line, (f"   {cut(turned, max(room, 0), signs.folded)}", "muted"))


def _verdict(prediction: Prediction, width: int, signs: Glyphs) -> list[Line]:
    verdict = prediction.verdict
    sign = (f"{signs.right} ", "right bold") if verdict.is_right else (f"{signs.wrong} ", "wrong bold")
    asked, was = verdict.asked, verdict.asked.shown(verdict.was)
    line: Line = (
        ("  ", "text"),
        sign,
        ("" if verdict.said is None else "You said ", "muted"),
        ("No idea" if verdict.said is None else f"{asked.shown(verdict.said)} {asked.name}", "bold"),
        ("   it was ", "muted"),
        (was if verdict.said is not None else f"{was} {asked.name}", "bold"),
        (f"   {verdict.off}" if verdict.off else "", "muted"),
    )
    return [line, *wrap(f"{verdict.remark} {_counted(prediction)}", width - 2, "muted", INDENT, "  ")]


def _counted(prediction: Prediction) -> str:
    """What the prediction counted as."""
    if prediction.days is None:
        return "No open pack has the card of this situation, so nothing is rated."
    back = back_words(prediction.days, prediction.back)
    if prediction.rating is None:
        return f"Practice only: the card behind this counted once today already; it is back {back}."
    return f"Counts as {prediction.rating}, back {back}."


def differences(state: LabState, before: Values, after: Values, signs: Glyphs) -> str:
    """Knobs whose values differ: limit 2,500 -> 3,000."""
    parts = [
        f"{knob.label} {shown(knob, before.plain[knob.name])} {signs.arrow} {shown(knob, after.plain[knob.name])}"
        for knob in state.knobs
        if before.plain[knob.name] != after.plain[knob.name]
    ]
    return ", ".join(parts)
