"""What the cache holds of an item is the whole item."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.content.examples import example_of_record
from tutor.content import records
from tutor.content.cache import sparse
from tutor.content.model import blueprint, question, scenario, teaching

BUILD: dict[type, Callable[[dict[str, Any]], Any]] = {
    teaching.Card: records.card,
    teaching.Topic: records.topic,
    teaching.Fact: records.fact,
    scenario.Scenario: records.scenario,
    blueprint.Blueprint: records.blueprint,
    **dict.fromkeys(question.KINDS.values(), records.question),
}


def through_json(value: Any) -> Any:
    return json.loads(json.dumps(value, default=sparse))


@pytest.mark.parametrize("record", BUILD)
def test_an_item_with_all_its_fields_comes_back_as_it_was(record: type) -> None:
    _, value = example_of_record(record)
    if isinstance(value, teaching.Topic):
        value = dataclasses.replace(value, cards=())  # items of their own

    assert BUILD[record](through_json(value)) == value


@pytest.mark.parametrize("record", BUILD)
def test_fields_at_their_defaults_are_not_stored_and_come_back(record: type) -> None:
    _, value = example_of_record(record)
    defaults: dict[str, Any] = {}
    for f in dataclasses.fields(value):
        if f.default is not dataclasses.MISSING and f.name != "kind":
            defaults[f.name] = f.default
        if f.default_factory is not dataclasses.MISSING:
            defaults[f.name] = f.default_factory()
    value = dataclasses.replace(value, **defaults)
    if isinstance(value, teaching.Topic):
        value = dataclasses.replace(value, cards=())

    assert not defaults.keys() & through_json(value).keys()
    assert BUILD[record](through_json(value)) == value
