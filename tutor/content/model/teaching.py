"""What is taught: packs, topics, cards and facts."""

from __future__ import annotations

from dataclasses import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated, Literal

    from tutor.content.model.forms import CardRef, Date, FactRef, Id, ObjectiveRef, OldId, Prose, Size, TopicRef, Url
    from tutor.content.model.question import Question


@dataclass(frozen=True)
class Pack:
    """A folder with content/ and quizzes/ in it."""

    id: Annotated[Id, "the first half of every id in the learner's log: never change it"]
    title: str
    version: str = ""
    licence: str = ""
    authors: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True)
class Source:
    """Where a fact was read."""

    title: str
    url: Url


@dataclass(frozen=True)
class EarlierValue:
    """What a fact once was."""

    value: str
    until: Date


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A number or rule that AWS may change: it lives here once."""

    id: Id
    title: str
    value: Annotated[str, "what <fact:id> is replaced by"]
    unit: Annotated[str, "when the value is a bare number"] = ""
    statement: Annotated[Prose, "the fact as one whole sentence"]
    source: Source
    checked: Annotated[Date, "the day it was last compared with its source"]
    history: tuple[EarlierValue, ...] = ()
    exam_note: Annotated[Prose, "what older question banks still say"] = ""


@dataclass(frozen=True)
class FactsFile:
    """content/facts/*.yaml"""

    facts: Annotated[tuple[Fact, ...], Size(1)]


@dataclass(frozen=True)
class Objective:
    """What a learner can do afterwards."""

    id: Id
    text: str


@dataclass(frozen=True)
class MentalModel:
    """An analogy, and where it stops being true."""

    analogy: Prose
    breaks_down: Prose


@dataclass(frozen=True)
class CodePair:
    """Two versions, shown without saying which is which."""

    language: Literal["python", "yaml", "json", "bash"]
    bad: str
    good: str
    why: Prose


@dataclass(frozen=True)
class Myth:
    """A belief to accept or reject."""

    belief: Prose
    reality: Prose
    matters: Prose


@dataclass(frozen=True)
class Pitfall:
    """A mistake, its mend and its root cause."""

    wrong: Prose
    right: Prose
    root_cause: Prose


@dataclass(frozen=True)
class ComparisonRow:
    """One aspect in which two cards differ."""

    aspect: str
    this: Prose
    that: Prose


@dataclass(frozen=True)
class Comparison:
    """This card beside another one."""

    with_: CardRef
    rows: Annotated[tuple[ComparisonRow, ...], Size(1)]


@dataclass(frozen=True, kw_only=True)
class Card:
    """One concept of a topic: the thing that is remembered."""

    id: Id
    title: str
    level: Literal["foundation", "intermediate", "advanced", "expert"] = "intermediate"
    yield_: Annotated[Literal["core", "common", "awareness"], "how often the exams turn on it"]
    yield_because: str = ""
    objectives: tuple[ObjectiveRef, ...] = ()
    revision: int = 1
    changed: Annotated[Literal["", "reworded", "clarified", "fact"], "what the last revision changed"] = ""
    renamed_from: Annotated[tuple[OldId, ...], "earlier ids, so that history is kept"] = ()
    ask_first: Annotated[Prose, "a question to commit to before reading"] = ""
    body: Annotated[Prose, "the teaching itself, at most 90 words"]
    cue: Annotated[Prose, "what in a stem points here"] = ""
    remember: Annotated[Prose, "the one line to keep"]
    facts: tuple[FactRef, ...] = ()
    diagram: Annotated[str, "a drawing in text, at most 76 columns"] = ""
    example: Prose = ""
    code: CodePair | None = None
    myth: Myth | None = None
    pitfall: Pitfall | None = None
    not_when: Prose = ""
    patterns: tuple[Prose, ...] = ()
    compare: Comparison | None = None


@dataclass(frozen=True)
class Term:
    """A word of the field."""

    term: str
    meaning: Prose


@dataclass(frozen=True)
class Connection:
    """A topic to go on with."""

    to: TopicRef
    because: Prose


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One teaching file."""

    id: Id
    title: str
    exams: Annotated[dict[str, tuple[str, ...]], "exam tasks it serves, by blueprint"] = field(default_factory=dict)
    requires: Annotated[tuple[TopicRef, ...], "topics to know first"] = ()
    objectives: tuple[Objective, ...] = ()
    big_idea: Prose = ""
    mental_model: MentalModel | None = None
    cards: Annotated[tuple[Card, ...], Size(1)]
    glossary: tuple[Term, ...] = ()
    takeaways: tuple[Prose, ...] = ()
    connections: tuple[Connection, ...] = ()


@dataclass(frozen=True)
class QuizFile:
    """quizzes/*.yaml"""

    topic: TopicRef
    questions: Annotated[tuple[Question, ...], Size(1)]
