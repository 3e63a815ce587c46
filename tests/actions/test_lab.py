"""The lab: presets, and predictions that rate a card like any answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import pytest

from tests.actions.packs import HandClock, Learner, open_learner, write_pack
from tutor import paths
from tutor.actions.lab import MOST_REQUESTS, Lab, preset_lines
from tutor.actions.lab_presets import PRESETS, card_of, preset_of
from tutor.actions.undo import undo
from tutor.calculator.simulation.load import expected_requests
from tutor.content.library import Library, open_library
from tutor.desk import Desk
from tutor.errors import Misuse
from tutor.store.database import open_database
from tutor.store.store import Store

BY_ID = {preset.id: preset for preset in PRESETS}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The shipped pack."""
    with closing(open_library((paths.shipped_pack(),), str(tmp_path_factory.mktemp("cache")))) as library:
        yield library


@pytest.fixture
def learner(library: Library, tmp_path: Path) -> Iterator[Learner]:
    """A learner at the shipped pack."""
    clock = HandClock()
    store = Store(open_database(str(tmp_path / "tutor.db")))
    yield Learner(Desk(library, store, clock), clock, tmp_path / "tutor.db")
    store.close()


def test_every_preset_rates_a_card_of_the_shipped_pack(learner: Learner) -> None:
    assert len(PRESETS) >= 6
    for line in preset_lines(learner.desk):
        assert line.card, line.preset.id
        assert preset_of(learner.desk, card_of(learner.desk, line.preset)) == line.preset


@pytest.mark.parametrize("id", BY_ID)
def test_every_preset_can_be_simulated_explained_and_missed(id: str, learner: Learner) -> None:
    lab = Lab(learner.desk, BY_ID[id])
    scenario = lab.scenario(lab.values)
    assert expected_requests(scenario.load, scenario.horizon) <= MOST_REQUESTS
    result = lab.simulated(lab.values)
    assert result.engine == "events"
    assert lab.preset.asked.of(result) > 0
    assert lab.formula(lab.values).solution.steps
    assert lab.simulated(lab.values) == result


def test_a_right_prediction_rates_its_card_like_any_answer(learner: Learner) -> None:
    lab = Lab(learner.desk, BY_ID["reserved"])
    prediction = lab.predict(lab.values, lab.simulated(lab.values), Fraction(5_100), "sure", 9_000)
    assert (prediction.verdict.is_right, prediction.rating) == (True, "good")
    memory = learner.desk.store.memory("lambda/concurrency.reserved" if lab.card == "" else lab.card)
    assert memory is not None
    assert memory.is_last_right
    assert prediction.days == memory.due_on - learner.desk.today
    assert learner.sql("SELECT question, is_right, confidence, ms, json_extract(data, '$.kind') FROM event") == [
        (f"{lab.card.partition('/')[0]}/lab.reserved", 1, "sure", 9_000, "lab")
    ]


def test_the_log_keeps_what_was_said_and_set(learner: Learner) -> None:
    lab = Lab(learner.desk, BY_ID["reserved"])
    lab.predict(lab.values, lab.simulated(lab.values), Fraction(0), "unsure", 1)
    names = ("response", "was", "engine", "seed", "settings.reserved", "settings.scaling")
    columns = ", ".join(f"json_extract(data, '$.{name}')" for name in names)
    assert learner.sql(f"SELECT {columns} FROM event") == [("0", 5000.0, "events", 1, "100", "continuous")]


def test_the_second_prediction_of_a_day_is_practice_and_the_next_day_counts(learner: Learner) -> None:
    lab = Lab(learner.desk, BY_ID["reserved"])
    result = lab.simulated(lab.values)
    assert lab.predict(lab.values, result, None, "none", 1).rating == "again"
    second = lab.predict(lab.values, result, Fraction(5_000), "sure", 1)
    assert (second.verdict.is_right, second.rating, second.days) == (True, None, 1)
    learner.clock.sleep(1)
    assert lab.predict(lab.values, result, Fraction(5_000), "sure", 1).rating == "good"


def test_a_prediction_can_be_taken_back_in_the_lab_and_by_undo(learner: Learner) -> None:
    lab = Lab(learner.desk, BY_ID["spike"])
    result = lab.simulated(lab.values)
    lab.take_back(lab.predict(lab.values, result, None, "none", 1))
    assert learner.desk.store.memory(lab.card) is None
    lab.predict(lab.values, result, Fraction(1), "guess", 1)
    undone = undo(learner.desk)
    assert undone is not None
    assert (undone.card, undone.question, undone.is_right) == ("concurrency.scaling", "lab.spike", False)
    assert learner.desk.store.memory(lab.card) is None


def test_typed_values_are_read_and_those_that_clash_are_refused(learner: Learner) -> None:
    lab = Lab(learner.desk, BY_ID["reserved"])
    knobs = {knob.name: knob for knob in lab.preset.bench.knobs}
    assert lab.typed(lab.values, knobs["spike"], "2k")["spike"] == 2_000
    assert lab.typed(lab.values, knobs["duration"], "0.25 s")["duration"] == Fraction(1, 4)
    assert lab.typed(lab.values, knobs["reserved"], "None").get("reserved") is None
    assert lab.typed(lab.values, knobs["scaling"], "steps").word("scaling") == "steps"
    with pytest.raises(Misuse, match="reserved is 2,000, and 900 is the most"):
        lab.typed(lab.values, knobs["reserved"], "2000")


def test_too_many_requests_are_left_to_the_flow(learner: Learner) -> None:
    lab = Lab(learner.desk, BY_ID["spike"])
    knobs = {knob.name: knob for knob in lab.preset.bench.knobs}
    values = lab.typed(lab.values, knobs["spike"], "100k")
    assert not lab.has_events(values)
    assert lab.simulated(values).engine == "fluid"


def test_without_the_card_nothing_is_rated_and_facts_come_from_the_shipped_pack(tmp_path: Path) -> None:
    learner = open_learner(write_pack(tmp_path / "pack", {"t": {"a": 1}}), tmp_path / "data")
    assert {line.card for line in preset_lines(learner.desk)} == {""}
    lab = Lab(learner.desk, BY_ID["reserved"])
    assert lab.values["limit"] == 1_000
    prediction = lab.predict(lab.values, lab.simulated(lab.values), Fraction(5_000), "sure", 1)
    assert (prediction.verdict.is_right, prediction.rating, prediction.days) == (True, None, None)
    assert learner.sql("SELECT count(*) FROM event") == [(0,)]
    learner.desk.close()
