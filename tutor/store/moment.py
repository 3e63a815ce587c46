"""When something happened."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Moment:
    """When something happened: UTC milliseconds, the local offset in minutes, and the study day it belongs to."""

    at: int
    offset: int
    day: int
