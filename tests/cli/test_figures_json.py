"""Figures are written as the standard library writes JSON."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tutor.cli.figures_json import figures_json

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3), max_leaves=12
)


@given(VALUES)
def test_every_value_is_written_as_json_writes_it(value: Any) -> None:
    assert figures_json(value) == json.dumps(value, ensure_ascii=False, indent=2)
