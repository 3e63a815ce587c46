"""The kinds of question: all that a quiz needs.

Annotations stay text until the reader asks for them, so that a quiz starts without importing typing.
"""

from __future__ import annotations

from dataclasses import field

from tutor.content.model.record import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated, Literal

    from tutor.content.model.forms import CardRef, Closing, FactRef, Id, OldId, Prose, Quantity, Range, Size


@record(frozen=True, kw_only=True)
class Choice:
    """One of the answers that are offered."""

    text: Annotated[Prose, "what is offered"]
    correct: Annotated[bool, "true on what is right"] = False
    blames: Annotated[CardRef, "the card that somebody who picks this confuses with the question's own"] = ""
    why: Annotated[Prose, "what this choice would do here, and when it would be right"]


@record(frozen=True, kw_only=True)
class Exhibit:
    """What an engineer would look at: code, a template, a log."""

    kind: Annotated[Literal["python", "json", "yaml", "log", "metrics", "diagram"], "what it is: decides its colours"]
    title: Annotated[str, "a file name or heading"] = ""
    text: Annotated[str, "at most 18 lines of 72 columns"]
    mark: Annotated[tuple[int, ...], "the lines that decide, counted from 1; shown after the answer"] = ()


@record(frozen=True)
class WrongValue:
    """A number that a known slip leads to."""

    value: Annotated[Quantity, "the number that the slip leads to, with its unit"]
    say: Annotated[Prose, "which slip this is"]


@record(frozen=True)
class AcceptedText:
    """One wording that is right."""

    text: Annotated[str, "the wording, as it is shown after the answer"]
    terms: Annotated[
        tuple[str, ...],
        "words that must all occur, in any form; alternatives are parted by |; without any, the whole text must",
    ] = ()


@record(frozen=True, kw_only=True)
class NearMiss:
    """A wording that is nearly right, and what to say about it."""

    text: Annotated[str, "a wording that learners give"]
    terms: Annotated[
        tuple[str, ...], "as in accept; they count unless the accepted wording that fits has these words too"
    ] = ()
    say: Annotated[Prose, "what it misses"]


@record(frozen=True, kw_only=True)
class QuestionBase:
    """What every kind has."""

    id: Id
    card: Annotated[CardRef, "the card that the question probes and rates"]
    also: Annotated[tuple[CardRef, ...], "other cards it touches, for links only"] = ()
    kind: str = ""
    pool: Annotated[Literal["study", "mock"], "a mock question appears only in an exam"] = "study"
    style: Annotated[
        Literal["recall", "exam"],
        "exam: as the real exams ask, with one right of four or several of five or six; recall: anything else",
    ] = "recall"
    exhibit: Annotated[Exhibit | None, "shown beside the stem"] = None
    stem: Annotated[Prose, "the situation, and as its last paragraph the ask"]
    flip: Annotated[Prose, "the condition that would move the key"] = ""
    difficulty: Annotated[int, Range(1, 3), "1 to 3, by steps of inference"] = 1
    asks: Annotated[
        Literal["recall", "apply", "diagnose"],
        "what is asked of the learner: remember a rule, apply it, or find a cause",
    ] = "recall"
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
    explanation: Annotated[
        Prose,
        "the rule behind the key: shown after the answer, and whenever a question is read with its key",
        Closing(),
    ]
    facts: Annotated[tuple[FactRef, ...], "what must be true for the key to be right", Closing()] = ()
    tasks: Annotated[
        dict[str, tuple[str, ...]], "exam tasks by blueprint, where they differ from the topic's", Closing()
    ] = field(default_factory=dict)


@record(frozen=True, kw_only=True)
class SingleQuestion(QuestionBase):
    """Exactly four choices, one of them right."""

    choices: Annotated[tuple[Choice, ...], Size(4, 4), "exactly four, one of them correct"]


@record(frozen=True, kw_only=True)
class MultipleQuestion(QuestionBase):
    """Several choices are right; their number is said."""

    choices: Annotated[tuple[Choice, ...], Size(4, 6), "two or more of them correct; exam style takes five or six"]


@record(frozen=True, kw_only=True)
class NumberQuestion(QuestionBase):
    """A quantity, in any unit of its dimension."""

    answer: Annotated[Quantity, "with its unit: 900 s, 50 environments, or bare: 429"]
    tolerance: Annotated[str, "a percentage, or a quantity in the answer's dimension; exact without"] = ""
    wrong: Annotated[tuple[WrongValue, ...], "numbers that known slips lead to"] = ()


@record(frozen=True, kw_only=True)
class TextQuestion(QuestionBase):
    """A short answer in the learner's own words."""

    accept: Annotated[tuple[AcceptedText, ...], Size(1), "wordings that are right; the first is shown as the answer"]
    near: Annotated[tuple[NearMiss, ...], "wordings that are nearly right, each with what to say of it"] = ()


@record(frozen=True, kw_only=True)
class OrderQuestion(QuestionBase):
    """Steps to put into order; the file has them in the right one."""

    choices: Annotated[tuple[Choice, ...], Size(4, 6), "the steps, in the right order"]


@record(frozen=True)
class Pair:
    """What belongs together."""

    left: Annotated[Prose, "what stands at the left, in this order"]
    right: Annotated[Prose, "what belongs to it; shown shuffled"]
    why: Annotated[Prose, "why these two belong together"]


@record(frozen=True, kw_only=True)
class MatchQuestion(QuestionBase):
    """Each left-hand text has one right-hand text."""

    pairs: Annotated[tuple[Pair, ...], Size(3, 5), "the pairs, as they belong together"]
    decoys: Annotated[tuple[Prose, ...], Size(0, 2), "right-hand texts that fit nothing"] = ()


@record(frozen=True)
class Blank:
    """What belongs in one gap."""

    accept: Annotated[tuple[str, ...], Size(1), "the first one is shown as the answer"]
    why: Annotated[Prose, "why it belongs there"]


@record(frozen=True, kw_only=True)
class ClozeQuestion(QuestionBase):
    """A text with gaps to fill."""

    text: Annotated[str, "the text, with ____ for each gap"]
    blanks: Annotated[tuple[Blank, ...], Size(1, 4), "one for each gap, in their order"]


@record(frozen=True, kw_only=True)
class JudgeQuestion(QuestionBase):
    """A claim and verdicts on it, each with its reason: one is right."""

    choices: Annotated[
        tuple[Choice, ...],
        Size(3, 4),
        'verdicts that begin with "True, because" or "False, because", one of them correct',
    ]


Question = (
    SingleQuestion
    | MultipleQuestion
    | NumberQuestion
    | TextQuestion
    | OrderQuestion
    | MatchQuestion
    | ClozeQuestion
    | JudgeQuestion
)

KINDS: dict[str, type[Question]] = {
    "single": SingleQuestion,
    "multiple": MultipleQuestion,
    "number": NumberQuestion,
    "text": TextQuestion,
    "order": OrderQuestion,
    "match": MatchQuestion,
    "cloze": ClozeQuestion,
    "judge": JudgeQuestion,
}
