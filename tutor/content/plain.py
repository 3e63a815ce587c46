"""Content as JSON values, every field included, under the keys that authors write."""

from __future__ import annotations

import dataclasses
from typing import Any


def whole(value: Any) -> Any:
    """A record as a mapping, a tuple as a list; all else as it is."""
    if dataclasses.is_dataclass(value):
        return {f.name.rstrip("_"): whole(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [whole(entry) for entry in value]
    if isinstance(value, dict):
        return {key: whole(entry) for key, entry in value.items()}
    return value
