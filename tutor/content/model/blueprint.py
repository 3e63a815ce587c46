"""Blueprints: what an exam asks for, by domain and task, and how it is held."""

from __future__ import annotations

from tutor.content.model.record import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated, Literal

    from tutor.content.model.forms import BlueprintRef, Date, Id, Prose, QuestionRef, Size, Url


@record(frozen=True)
class Domain:
    """A part of the exam with its share of the scored questions."""

    id: Annotated[str, "a name that tasks use in domain: d1"]
    title: Annotated[str, "the domain, as the exam guide calls it"]
    weight: Annotated[int, "its share of the scored questions in percent; all together make 100"]


@record(frozen=True)
class Task:
    """Something that the exam expects one to be able to do."""

    id: Annotated[str, "its number in the exam guide, quoted: topics name it, and 1.2.3 is the third skill of 1.2"]
    domain: Annotated[str, "the name of its domain"]
    title: Annotated[str, "the task in a few words of your own"]


@record(frozen=True)
class Scale:
    """How the result is reported."""

    lowest: Annotated[int, "the least score there is"]
    highest: Annotated[int, "the most"]
    pass_mark: Annotated[int, "the score that passes"]


@record(frozen=True)
class DatedSource:
    """Where the blueprint was read, and when."""

    title: Annotated[str, "the page, as it calls itself"]
    url: Annotated[Url, "the page's address: http:// or https://"]
    checked: Annotated[Date, "the day it was last read"]


@record(frozen=True)
class MockForm:
    """A fixed set of questions for a mock exam."""

    id: Annotated[str, "a short name: a, b"]
    minutes: Annotated[int, "how long it takes"]
    questions: Annotated[tuple[QuestionRef, ...], Size(1), "its questions, all of the mock pool"]


@record(frozen=True, kw_only=True)
class Blueprint:
    """One edition of an exam."""

    id: Id
    title: Annotated[str, "what lists show: the certification and the edition"]
    family: Annotated[str, "what all editions of the exam have in common: dva, saa"]
    successor: Annotated[BlueprintRef, "the edition that replaces this one"] = ""
    first_day: Annotated[Date, "the first day it can be taken"] = ""
    last_day: Annotated[Date, "the last day it can be taken"] = ""
    questions: Annotated[int, "how many questions there are"]
    scored: Annotated[int, "how many of them count"]
    minutes: Annotated[int, "how long it takes"]
    styles: Annotated[tuple[Literal["single", "multiple"], ...], Size(1), "the kinds of question it asks"]
    scale: Annotated[Scale, "how the result is reported"]
    domains: Annotated[tuple[Domain, ...], Size(1), "its parts with their weights"]
    tasks: Annotated[tuple[Task, ...], Size(1), "what it expects one to be able to do, in the guide's order"]
    sources: Annotated[tuple[DatedSource, ...], Size(1), "where all this was read, and when"]
    provisional: Annotated[Prose, "what has not been seen at its source, and so may turn out otherwise"] = ""
    forms: Annotated[tuple[MockForm, ...], "mock exams"] = ()
