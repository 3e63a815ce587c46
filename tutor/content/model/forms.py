"""The forms that a field's text can take beyond its Python type. Only reader, schema and checkers look here."""

from __future__ import annotations

from typing import Annotated

from tutor.content.model.record import record


@record(frozen=True)
class Ref:
    """The id of something else: `target` is card, topic, objective, fact, question or blueprint."""

    target: str


@record(frozen=True)
class Form:
    """How a text must be written: id, date, quantity, url, or prose (backticks and <fact:id> allowed)."""

    name: str


@record(frozen=True)
class Size:
    """How many entries a list takes."""

    least: int = 0
    most: int | None = None


@record(frozen=True)
class Range:
    """Between which two a whole number lies, both included. Editors say so; for the checker a rule does."""

    least: int
    most: int


@record(frozen=True)
class Closing:
    """Written behind the keys that a kind of question adds."""


Id = Annotated[str, Form("id"), "its own id: never change it, the learner's progress hangs on it"]
OldId = Annotated[str, Form("id")]
Date = Annotated[str, Form("date")]
Quantity = Annotated[str, Form("quantity")]
Url = Annotated[str, Form("url")]
Prose = Annotated[str, Form("prose")]
CardRef = Annotated[str, Ref("card"), "the id of a card"]
TopicRef = Annotated[str, Ref("topic"), "the id of a topic"]
FactRef = Annotated[str, Ref("fact"), "the id of a fact"]
ObjectiveRef = Annotated[str, Ref("objective"), "the id of an objective"]
QuestionRef = Annotated[str, Ref("question"), "the id of a question"]
BlueprintRef = Annotated[str, Ref("blueprint"), "the id of a blueprint"]
