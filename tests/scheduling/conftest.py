"""Tables that every test of the plan may read."""

from __future__ import annotations

import pytest

from tutor.scheduling.memory import DEFAULT_WEIGHTS
from tutor.scheduling.value import Tables


@pytest.fixture(scope="session")
def tables() -> Tables:
    """For memories of the default weights; levels are built when they are first read."""
    return Tables(DEFAULT_WEIGHTS)
