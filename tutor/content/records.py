"""JSON values of the cache as records again.

What is nested where is written out: asking the declarations for it would cost more than the rest of a quiz's start.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tutor.content.model.blueprint import Blueprint
    from tutor.content.model.problem import Problem
    from tutor.content.model.question import Question
    from tutor.content.model.scenario import Scenario
    from tutor.content.model.teaching import Card, Fact, Topic


def question(data: dict[str, Any]) -> Question:
    """A question of any kind."""
    from tutor.content.model import question

    parts = {
        "choices": question.Choice,
        "exhibit": question.Exhibit,
        "wrong": question.WrongValue,
        "accept": question.AcceptedText,
        "near": question.NearMiss,
        "pairs": question.Pair,
        "blanks": question.Blank,
    }
    return question.KINDS[data["kind"]](**_built(data, parts))


def card(data: dict[str, Any]) -> Card:
    """A card."""
    from tutor.content.model import teaching

    parts = {
        "code": teaching.CodePair,
        "myth": teaching.Myth,
        "pitfall": teaching.Pitfall,
        "compare": teaching.Comparison,
        "rows": teaching.ComparisonRow,
    }
    return teaching.Card(**_built(data, parts))


def topic(data: dict[str, Any]) -> Topic:
    """A topic without its cards: those are items of their own."""
    from tutor.content.model import teaching

    parts = {
        "objectives": teaching.Objective,
        "mental_model": teaching.MentalModel,
        "glossary": teaching.Term,
        "connections": teaching.Connection,
    }
    return teaching.Topic(cards=(), **_built(data, parts))


def fact(data: dict[str, Any]) -> Fact:
    """A fact."""
    from tutor.content.model import teaching

    parts = {"source": teaching.Source, "history": teaching.EarlierValue, "conflicts": teaching.OtherValue}
    return teaching.Fact(**_built(data, parts))


def scenario(data: dict[str, Any]) -> Scenario:
    """A drill."""
    from tutor.content.model import scenario

    parts = {"evidence": scenario.Evidence, "choices": scenario.Decision, "variants": scenario.Variant}
    steps = {name: scenario.Step(**_built(step, parts)) for name, step in data.pop("steps").items()}
    endings = {name: scenario.Ending(**_built(ending, parts)) for name, ending in data.pop("endings").items()}
    return scenario.Scenario(**_built(data, parts), steps=steps, endings=endings)


def problem(data: dict[str, Any]) -> Problem:
    """A worked problem."""
    from tutor.content.model import problem, teaching

    parts = {
        "steps": problem.WorkedStep,
        "answer": problem.ProblemAnswer,
        "check": problem.Check,
        "wrong": problem.WrongPath,
        "source": teaching.Source,
    }
    params = {name: problem.Parameter(**_built(parameter, {})) for name, parameter in data.pop("params").items()}
    return problem.Problem(**_built(data, parts), params=params)


def blueprint(data: dict[str, Any]) -> Blueprint:
    """An edition of an exam."""
    from tutor.content.model import blueprint

    parts = {
        "scale": blueprint.Scale,
        "domains": blueprint.Domain,
        "tasks": blueprint.Task,
        "sources": blueprint.DatedSource,
        "forms": blueprint.MockForm,
    }
    return blueprint.Blueprint(**_built(data, parts))


def _built(data: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    """JSON values as the dataclasses want them: lists as tuples, nested objects as what `parts` says."""
    return {name: _value(value, parts.get(name), parts) for name, value in data.items()}


def _value(value: Any, part: Any, parts: dict[str, Any]) -> Any:
    if isinstance(value, list):
        return tuple(_value(entry, part, parts) for entry in value)
    if isinstance(value, dict):
        built = _built(value, parts)
        return part(**built) if part is not None else built
    return value
