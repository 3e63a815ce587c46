"""States of the lab with the shipped facts, without a desk."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tests.calculator.facts import shipped
from tutor.actions.lab import Prediction
from tutor.actions.lab_presets import PRESETS, Preset
from tutor.calculator.lab.asked import judged, read
from tutor.calculator.lab.bench import changed
from tutor.calculator.simulation.events import simulate
from tutor.calculator.simulation.fluid import flow
from tutor.calculator.simulation.result import Result
from tutor.calculator.subject import Value, Values
from tutor.calculator.subjects import fill
from tutor.views.lab.state import LabState

BY_ID = {preset.id: preset for preset in PRESETS}


def closed(id: str) -> LabState:
    """A situation as it is opened."""
    return LabState(BY_ID[id], _values(id))


def opened(id: str, said: str) -> LabState:
    """A situation once a number was said: without a card."""
    preset, result = BY_ID[id], _result(id)
    number = read(preset.asked, said) if said else None
    scenario = preset.bench.scenario(_values(id))
    verdict = judged(preset.asked, number, result, scenario, preset.tolerance)
    prediction = Prediction(_values(id), verdict, "sure", "event", "good" if verdict.is_right else "again", 1)
    return closed(id).opened(prediction, result)


def turned(state: LabState, name: str, value: Value) -> LabState:
    """The state with a knob turned."""
    values = changed(state.values, name, value)
    result = flow(state.preset.bench.scenario(values)) if state.is_open else None
    cursor = [knob.name for knob in state.knobs].index(name)
    return replace(state.turned(values, result), cursor=cursor)


@cache
def _values(id: str) -> Values:
    preset: Preset = BY_ID[id]
    return fill(preset.bench.subject, preset.given, shipped())


@cache
def _result(id: str) -> Result:
    return simulate(BY_ID[id].bench.scenario(_values(id)), 1)
