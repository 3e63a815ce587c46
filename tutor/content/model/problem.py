"""Worked problems: parameters, steps and an answer that is computed, and so can be asked in many variants."""

from __future__ import annotations

from dataclasses import field

from tutor.content.model.record import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated, Literal

    from tutor.content.model.forms import CardRef, FactRef, Id, OldId, Prose, Range, Size, TopicRef
    from tutor.content.model.teaching import Source


@record(frozen=True)
class Parameter:
    """A value that differs from variant to variant."""

    values: Annotated[tuple[str, ...], Size(2, 40), "numbers as they are typed: 250 ms, 1,000 or 20k"]
    unit: Annotated[str, "the unit of values that stand without one: ms, requests per second"] = ""


@record(frozen=True, kw_only=True)
class WorkedStep:
    """One step of the author's way to the answer."""

    ask: Annotated[Prose, "what this step finds, as a question"]
    name: Annotated[str, "a name for its value, that later expressions use"]
    expr: Annotated[str, "how it is computed from parameters, facts and earlier steps: ceil(rps * duration)"]
    unit: Annotated[str, "the unit of its value: ms, 1/s, environments; none for a plain number"] = ""
    printed: Annotated[str, "its value in the variant that is shown first"]


@record(frozen=True, kw_only=True)
class ProblemAnswer:
    """What is asked for in the end."""

    expr: Annotated[str, "how it is computed; mostly the name of the last step"]
    unit: Annotated[str, "the unit in which it is asked for"] = ""
    printed: Annotated[str, "its value in the variant that is shown first"]
    tolerance: Annotated[str, "a percentage, or a value in the answer's unit; exact without"] = ""


@record(frozen=True, kw_only=True)
class Check:
    """The calculator's own way to the answer."""

    subject: Annotated[str, "what `tutor calc` calls it: concurrency"]
    figure: Annotated[str, "the figure that is the answer: required_limit"]
    with_: Annotated[
        dict[str, str],
        "its inputs, each with the expression that goes there, a bare number in the input's unit, or a word it takes",
    ]


@record(frozen=True)
class WrongPath:
    """A slip, and where it leads."""

    expr: Annotated[str, "what somebody computes who slips"]
    say: Annotated[Prose, "which slip this is"]


@record(frozen=True, kw_only=True)
class Problem:
    """A calculation with parameters: its answer is computed by its steps and, as a check, by the calculator."""

    id: Id
    card: Annotated[CardRef, "the card that the problem probes and rates"]
    title: Annotated[str, "what the list of problems shows"]
    difficulty: Annotated[int, Range(1, 3), "1 to 3, by steps of inference"] = 1
    revision: Annotated[int, "raise it when the meaning changes"] = 1
    changed: Annotated[
        Literal["", "reworded", "clarified", "fact", "key"],
        "what the last revision changed; key: it was wrong, and answers are marked anew",
    ] = ""
    changed_before: Annotated[
        tuple[Literal["reworded", "clarified", "fact", "key"], ...],
        "what each revision before the last one changed, from the second on",
    ] = ()
    changed_how: Annotated[Prose, "what the last revision changed, in a sentence that learners read once"] = ""
    renamed_from: Annotated[tuple[OldId, ...], "earlier ids, so that history is kept"] = ()
    params: Annotated[dict[str, Parameter], "what differs from variant to variant, by names that expressions use"]
    let: Annotated[dict[str, FactRef], "facts whose value is computed with, by names that expressions use"] = field(
        default_factory=dict
    )
    require: Annotated[
        tuple[str, ...], "what a variant must fulfil to show the point: rps * duration < rps / per_unit"
    ] = ()
    show: Annotated[dict[str, str], "each parameter's value in the variant that is shown first"]
    stem: Annotated[Prose, "the situation with {name} for each parameter, and as its last paragraph the ask"]
    hints: Annotated[tuple[Prose, ...], Size(0, 6), "what helps on, given one at a time"] = ()
    steps: Annotated[tuple[WorkedStep, ...], Size(1, 12), "the way to the answer"]
    answer: Annotated[ProblemAnswer, "what is asked for in the end"]
    check: Annotated[Check, "the calculator's own way, which must come to the same in every variant"]
    wrong: Annotated[tuple[WrongPath, ...], Size(0, 12), "slips, and where each leads"] = ()
    explanation: Annotated[Prose, "the rule behind the answer"]
    facts: Annotated[tuple[FactRef, ...], "what must be true for the answer to be right"] = ()
    source: Annotated[Source | None, "where the rule can be read, where the facts do not say it"] = None


@record(frozen=True)
class ProblemFile:
    """content/problems/*.yaml"""

    topic: Annotated[TopicRef, "the topic whose cards the problems probe"]
    problems: Annotated[tuple[Problem, ...], Size(1), "its problems, in any order"]
