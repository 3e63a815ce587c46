"""What a change and fitted weights mean for the plan and the forecast."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.changes.revised_pack import Edition, answer, opened
from tutor.actions.plan_inputs import inputs


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return Edition(tmp_path)


def test_a_card_whose_fact_moved_is_planned_as_one_never_met(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a", "b")
    edition.fact("1 MB", "256 KB until 2025-10-24")
    with opened(edition) as learner:
        planned = {card.id: card.memory is None for card in inputs(learner.desk, None).cards}
    assert planned == {"p/a": True, "p/b": False}
