"""Drills: a situation with evidence, steps to decide, consequences, endings and a debrief."""

from __future__ import annotations

from dataclasses import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated, Literal

    from tutor.content.model.forms import CardRef, FactRef, Id, OldId, Prose, Size, TopicRef


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Something an engineer would look at."""

    id: Annotated[str, "a name that steps use in shows"]
    kind: Literal["python", "yaml", "json", "log", "metrics", "diagram"] = "log"
    title: str
    text: Annotated[str, "at most 18 lines of 72 columns"]


@dataclass(frozen=True, kw_only=True)
class Decision:
    """One way on. A wrong one may cost something."""

    text: Prose
    goto: Annotated[str, "the step or ending that follows"]
    correct: bool = False
    cost: Annotated[Prose, "what it costs, in a few words"] = ""
    blames: Annotated[CardRef, "the card that somebody who decides so confuses with the step's own"] = ""
    why: Annotated[Prose, "what this decision does here, and when it would be right"]


@dataclass(frozen=True, kw_only=True)
class Step:
    """A moment to decide. Its text is the consequence of what led here."""

    card: Annotated[CardRef, "the card that the decision rates"]
    shows: Annotated[tuple[str, ...], "evidence that is open from this step on"] = ()
    text: Prose
    ask: Annotated[Prose, "at most 152 characters"]
    choices: Annotated[tuple[Decision, ...], Size(3, 4)]


@dataclass(frozen=True, kw_only=True)
class Ending:
    """How it came out."""

    good: bool = False
    text: Prose


@dataclass(frozen=True)
class Variant:
    """One condition changed, and what would be right then."""

    change: Prose
    then: Prose


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """One drill."""

    id: Id
    topic: TopicRef
    title: str
    minutes: int = 7
    revision: int = 1
    renamed_from: Annotated[tuple[OldId, ...], "earlier ids, so that history is kept"] = ()
    situation: Prose
    given: Annotated[dict[str, str], "the drill's own numbers"] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    start: Annotated[str, "the first step"]
    steps: Annotated[dict[str, Step], "by names that goto uses"]
    endings: Annotated[dict[str, Ending], "by names that goto uses"]
    debrief: Annotated[tuple[Prose, ...], Size(1), "what a good answer considers"]
    variants: tuple[Variant, ...] = ()
    facts: tuple[FactRef, ...] = ()
