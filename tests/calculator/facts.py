"""The facts that the calculator rests on, as the shipped pack says them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

PACK = Path(__file__).parent.parent.parent / "content" / "facts"


@cache
def shipped() -> dict[str, str]:
    """The value of every shipped fact by id."""
    files = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(PACK.glob("*.yaml")))
    return {fact["id"]: str(fact["value"]) for file in files for fact in file["facts"]}
