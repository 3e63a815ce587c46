"""What is taught: packs, topics, cards and facts."""

from __future__ import annotations

from dataclasses import field

from tutor.content.model.record import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated, Literal

    from tutor.content.model.forms import CardRef, Date, FactRef, Id, ObjectiveRef, OldId, Prose, Size, TopicRef, Url
    from tutor.content.model.question import Question


@record(frozen=True)
class Pack:
    """A folder with content/ and quizzes/ in it."""

    id: Annotated[Id, "the first half of every id in the learner's log: never change it"]
    title: Annotated[str, "what the list of packs shows"]
    version: Annotated[str, "the pack's own version"] = ""
    licence: Annotated[str, "who may do what with it: MIT, CC-BY-4.0"] = ""
    authors: Annotated[tuple[str, ...], "who wrote it"] = ()
    language: Annotated[str, "the language of its texts: en, de"] = "en"


@record(frozen=True)
class Source:
    """Where a fact was read."""

    title: Annotated[str, "the page, as it calls itself"]
    url: Annotated[Url, "the page's address: http:// or https://"]


@record(frozen=True)
class EarlierValue:
    """What a fact once was."""

    value: Annotated[str, "what older question banks may still say"]
    until: Annotated[Date, "the last day it held"]


@record(frozen=True)
class OtherValue:
    """What another source says, as long as it is open who is right."""

    value: Annotated[str, "what that source says"]
    source: Annotated[Source, "where it says so"]


@record(frozen=True, kw_only=True)
class Fact:
    """A number or rule that AWS may change: it lives here once."""

    id: Id
    title: Annotated[str, "what the list of facts shows"]
    value: Annotated[str, "what <fact:id> is replaced by"]
    unit: Annotated[str, "when the value is a bare number"] = ""
    statement: Annotated[Prose, "the fact as one whole sentence"]
    source: Annotated[Source, "where it can be read"]
    checked: Annotated[Date, "the day it was last compared with its source"]
    history: Annotated[tuple[EarlierValue, ...], "what it once was"] = ()
    exam_note: Annotated[Prose, "what older question banks still say"] = ""
    conflicts: Annotated[
        tuple[OtherValue, ...],
        "what other sources say, as long as it is open who is right: ask nothing that turns on it",
    ] = ()


@record(frozen=True)
class FactsFile:
    """content/facts/*.yaml"""

    facts: Annotated[tuple[Fact, ...], Size(1), "the facts of one subject"]


@record(frozen=True)
class Objective:
    """What a learner can do afterwards."""

    id: Id
    text: Annotated[str, "what a learner can do afterwards: a sentence that begins with a verb"]


@record(frozen=True)
class MentalModel:
    """An analogy, and where it stops being true."""

    analogy: Annotated[Prose, "something familiar that works alike"]
    breaks_down: Annotated[Prose, "where the analogy stops being true"]


@record(frozen=True)
class CodePair:
    """Two versions, shown without saying which is which."""

    language: Annotated[Literal["python", "yaml", "json", "bash"], "decides its colours"]
    bad: Annotated[str, "the version to find fault with"]
    good: Annotated[str, "the version to prefer"]
    why: Annotated[Prose, "what makes the difference"]


@record(frozen=True)
class Myth:
    """A belief to accept or reject."""

    belief: Annotated[Prose, "what many believe, as they would say it"]
    reality: Annotated[Prose, "what is the case"]
    matters: Annotated[Prose, "what the belief costs, in an exam or at work"]


@record(frozen=True)
class Pitfall:
    """A mistake, its mend and its root cause."""

    wrong: Annotated[Prose, "what is done"]
    right: Annotated[Prose, "what to do instead"]
    root_cause: Annotated[Prose, "why it goes wrong"]


@record(frozen=True)
class ComparisonRow:
    """One aspect in which two cards differ."""

    aspect: Annotated[str, "in what they differ"]
    this: Annotated[Prose, "how it is with this card"]
    that: Annotated[Prose, "how it is with the other"]


@record(frozen=True)
class Comparison:
    """This card beside another one."""

    with_: Annotated[CardRef, "the id of the other card"]
    rows: Annotated[tuple[ComparisonRow, ...], Size(1), "the aspects, one a row"]


@record(frozen=True, kw_only=True)
class Card:
    """One concept of a topic: the thing that is remembered."""

    id: Id
    title: Annotated[str, "what lists and headings show"]
    level: Annotated[
        Literal["foundation", "intermediate", "advanced", "expert"], "how far into the subject it lies"
    ] = "intermediate"
    yield_: Annotated[Literal["core", "common", "awareness"], "how often the exams turn on it"]
    yield_because: Annotated[str, "why the exams turn on it so often"] = ""
    objectives: Annotated[tuple[ObjectiveRef, ...], "objectives of its topic that it serves"] = ()
    revision: Annotated[int, "raise it when the meaning changes"] = 1
    changed: Annotated[
        Literal["", "reworded", "clarified", "fact"],
        "what the last revision changed; fact: the card is learnt anew",
    ] = ""
    changed_before: Annotated[
        tuple[Literal["reworded", "clarified", "fact"], ...],
        "what each revision before the last one changed, from the second on",
    ] = ()
    changed_how: Annotated[Prose, "what the last revision changed, in a sentence that learners read once"] = ""
    renamed_from: Annotated[tuple[OldId, ...], "earlier ids, so that history is kept"] = ()
    ask_first: Annotated[Prose, "a question to commit to before reading"] = ""
    body: Annotated[Prose, "the teaching itself, at most 90 words"]
    cue: Annotated[Prose, "what in a stem points here"] = ""
    remember: Annotated[Prose, "the one line to keep"]
    facts: Annotated[
        tuple[FactRef, ...], "facts that the card rests on: when one changes, the card is asked again"
    ] = ()
    diagram: Annotated[str, "a drawing in text, at most 76 columns"] = ""
    example: Annotated[Prose, "one case with names and numbers"] = ""
    code: Annotated[CodePair | None, "two versions of some code, to choose between"] = None
    myth: Annotated[Myth | None, "a belief to accept or reject"] = None
    pitfall: Annotated[Pitfall | None, "a mistake, its mend and its root cause"] = None
    not_when: Annotated[Prose, "when something else is the answer"] = ""
    patterns: Annotated[tuple[Prose, ...], "designs in which it turns up"] = ()
    compare: Annotated[Comparison | None, "this card beside another one"] = None


@record(frozen=True)
class Term:
    """A word of the field."""

    term: Annotated[str, "the word"]
    meaning: Annotated[Prose, "what it means, in one sentence"]


@record(frozen=True)
class Connection:
    """A topic to go on with."""

    to: Annotated[TopicRef, "the other topic"]
    because: Annotated[Prose, "what joins the two"]


@record(frozen=True, kw_only=True)
class Topic:
    """One teaching file."""

    id: Id
    title: Annotated[str, "what the list of topics shows"]
    exams: Annotated[dict[str, tuple[str, ...]], "exam tasks it serves, by blueprint"] = field(default_factory=dict)
    requires: Annotated[tuple[TopicRef, ...], "topics to know first"] = ()
    objectives: Annotated[tuple[Objective, ...], "what a learner can do afterwards"] = ()
    big_idea: Annotated[Prose, "what the whole topic comes down to"] = ""
    mental_model: Annotated[MentalModel | None, "an analogy, and where it stops being true"] = None
    cards: Annotated[tuple[Card, ...], Size(1), "its concepts, in the order of study"]
    glossary: Annotated[tuple[Term, ...], "words of the field"] = ()
    takeaways: Annotated[tuple[Prose, ...], "what to keep, one sentence each"] = ()
    connections: Annotated[tuple[Connection, ...], "topics to go on with"] = ()


@record(frozen=True)
class QuizFile:
    """quizzes/*.yaml"""

    topic: Annotated[TopicRef, "the topic whose cards the questions probe"]
    questions: Annotated[tuple[Question, ...], Size(1), "its questions, in any order"]
