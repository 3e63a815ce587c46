"""An edition of an exam: its days, its form, its domains and tasks with the topics that serve them."""

from __future__ import annotations

from tutor.views.lines import EMPTY, Line, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.content.coverage import ExamCoverage, TaskCoverage
    from tutor.content.model.blueprint import Blueprint, Domain

KINDS = {"single": "one right choice", "multiple": "several"}


def lines(blueprint: Blueprint, covered: ExamCoverage, short: Callable[[str], str], width: int) -> list[Line]:
    """The whole page. A line of topics below a task says which serve it."""
    topics = {task.id: task for task in covered.tasks}
    shown = [*_paragraph(blueprint.title, width, "bold"), *_form(blueprint, short, width), EMPTY]
    for domain in blueprint.domains:
        shown += _domain(domain, blueprint.scored, width)
        for task in blueprint.tasks:
            if task.domain == domain.id:
                shown += _task(topics[task.id], short, width)
        shown.append(EMPTY)
    if blueprint.provisional:
        shown += [*_paragraph(f"Provisional: {blueprint.provisional}", width), EMPTY]
    for source in blueprint.sources:
        shown += _paragraph(f"{source.title}, checked {source.checked}", width, "muted")
        shown.append(((f"  {source.url}", "muted"),))  # whole, however long: it may be opened
    return shown


def _form(blueprint: Blueprint, short: Callable[[str], str], width: int) -> list[Line]:
    scale, kinds = blueprint.scale, " or ".join(KINDS[style] for style in blueprint.styles)
    time = f"{blueprint.questions} questions in {blueprint.minutes} minutes"
    said = [
        days(blueprint, short),
        f"{time}, {blueprint.scored} of them scored, with {kinds}.",
        f"{scale.pass_mark} passes, on a scale from {scale.lowest} to {scale.highest:,}.",
    ]
    return [line for sentence in said if sentence for line in _paragraph(sentence, width)]


def days(blueprint: Blueprint, short: Callable[[str], str]) -> str:
    """When the edition can be taken, and what follows; '' when nothing is said of it."""
    first = f"from {blueprint.first_day}" if blueprint.first_day else ""
    last = f"until {blueprint.last_day}" if blueprint.last_day else ""
    between = " ".join(part for part in (first, last) if part)
    follower = f"{short(blueprint.successor)} replaces it." if blueprint.successor else ""
    return " ".join(part for part in (f"Taken {between}." if between else "", follower) if part)


def _domain(domain: Domain, scored: int, width: int) -> list[Line]:
    share = f"{domain.weight} %, about {round(scored * domain.weight / 100)} of {scored} scored questions"
    return [*_paragraph(domain.title, width, "bold"), *_paragraph(share, width, "muted")]


def _task(task: TaskCoverage, short: Callable[[str], str], width: int) -> list[Line]:
    shown = wrap(task.title, width, "text", ((f"    {task.id:<5}", "accent"),), " " * 9)
    if task.topics:
        shown += wrap(", ".join(map(short, task.topics)), width, "muted", ((" " * 9, "muted"),), " " * 9)
    return shown


def _paragraph(text: str, width: int, role: str = "text") -> list[Line]:
    return wrap(text, width, role, (("  ", role),), "  ")
