"""An attempt at a problem as a value: the variant that is posed, the hints that were taken, how far the steps went."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.questions.grade import Grade
    from tutor.questions.problem import Posed, PosedStep


@dataclass(frozen=True)
class Tried:
    """A step that is behind one: what was typed, '' when it was shown, and its mark."""

    typed: str
    grade: Grade


@dataclass(frozen=True)
class Attempt:
    """One variant on its way; `hints` counts those that were shown, `tried` holds the steps that are behind one."""

    posed: Posed
    hints: int = 0
    is_answered: bool = False
    is_stepping: bool = False
    tried: tuple[Tried, ...] = ()

    @property
    def step(self) -> PosedStep | None:
        """The step that is asked now."""
        is_open = self.is_stepping and len(self.tried) < len(self.posed.steps)
        return self.posed.steps[len(self.tried)] if is_open else None

    @property
    def has_hint(self) -> bool:
        """Whether another hint can be had: before the answer, and while there is one."""
        return not self.is_answered and self.hints < len(self.posed.hints)

    def hinted(self) -> Attempt:
        """With one hint more."""
        return replace(self, hints=self.hints + 1) if self.has_hint else self

    def answered(self) -> Attempt:
        """With its answer given."""
        return replace(self, is_answered=True)

    def stepping(self) -> Attempt:
        """On the way through its steps."""
        return replace(self, is_stepping=True)

    def stepped(self, tried: Tried) -> Attempt:
        """With a step behind it."""
        return replace(self, tried=(*self.tried, tried))
