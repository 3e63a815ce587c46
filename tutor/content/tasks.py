"""Which task of an exam is meant where one is named."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def task_of(tasks: Sequence[str], named: str) -> str:
    """The task that is named itself or by a skill of it, 1.2.3 for 1.2; '' when there is none."""
    task, _, skill = named.rpartition(".")
    meant = (named, task) if skill.isdecimal() else (named,)
    return next((task for task in tasks if task in meant), "")
