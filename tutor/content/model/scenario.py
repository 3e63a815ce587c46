"""Drills: a situation with evidence, steps to decide, consequences, endings and a debrief."""

from __future__ import annotations

from dataclasses import field

from tutor.content.model.record import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated, Literal

    from tutor.content.model.forms import CardRef, FactRef, Id, OldId, Prose, Size, TopicRef


@record(frozen=True, kw_only=True)
class Evidence:
    """Something an engineer would look at."""

    id: Annotated[str, "a name that steps use in shows"]
    kind: Annotated[
        Literal["python", "json", "yaml", "log", "metrics", "diagram"], "what it is: decides its colours"
    ] = "log"
    title: Annotated[str, "a file name or heading"]
    text: Annotated[str, "at most 18 lines of 72 columns"]


@record(frozen=True, kw_only=True)
class Decision:
    """One way on. A wrong one may cost something."""

    text: Annotated[Prose, "what would be done"]
    goto: Annotated[str, "the step or ending that follows"]
    correct: Annotated[bool, "true on the one decision that is right"] = False
    cost: Annotated[Prose, "what it costs, in a few words"] = ""
    blames: Annotated[CardRef, "the card that somebody who decides so confuses with the step's own"] = ""
    why: Annotated[Prose, "what this decision does here, and when it would be right"]


@record(frozen=True, kw_only=True)
class Step:
    """A moment to decide. Its text is the consequence of what led here."""

    card: Annotated[CardRef, "the card that the decision rates"]
    shows: Annotated[tuple[str, ...], "evidence that is open from this step on"] = ()
    text: Annotated[Prose, "what is the case now: the consequence of what led here"]
    ask: Annotated[Prose, "at most 152 characters"]
    choices: Annotated[tuple[Decision, ...], Size(3, 4), "the ways on, one of them correct"]


@record(frozen=True, kw_only=True)
class Ending:
    """How it came out."""

    good: Annotated[bool, "true where the drill ends well"] = False
    text: Annotated[Prose, "how it came out, and what decided it"]


@record(frozen=True)
class Variant:
    """One condition changed, and what would be right then."""

    change: Annotated[Prose, "the condition that is different"]
    then: Annotated[Prose, "what would be right then"]


@record(frozen=True, kw_only=True)
class Scenario:
    """One drill."""

    id: Id
    topic: Annotated[TopicRef, "the topic that it drills"]
    title: Annotated[str, "what the list of drills shows"]
    minutes: Annotated[int, "how long it takes"] = 7
    revision: Annotated[int, "raise it when the meaning changes"] = 1
    renamed_from: Annotated[tuple[OldId, ...], "earlier ids, so that history is kept"] = ()
    situation: Annotated[Prose, "what the learner finds, and what is wanted"]
    given: Annotated[dict[str, str], "the drill's own numbers"] = field(default_factory=dict)
    evidence: Annotated[tuple[Evidence, ...], "what can be looked at"] = ()
    start: Annotated[str, "the first step"]
    steps: Annotated[dict[str, Step], "by names that goto uses"]
    endings: Annotated[dict[str, Ending], "by names that goto uses"]
    debrief: Annotated[tuple[Prose, ...], Size(1), "what a good answer considers"]
    variants: Annotated[tuple[Variant, ...], "what would be right if one thing were different"] = ()
    facts: Annotated[tuple[FactRef, ...], "facts that the key rests on"] = ()
