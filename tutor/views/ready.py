"""How ready one is for an exam: a range, what it rests on, what would raise it."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.progress.days import iso
from tutor.scheduling.readiness import LEAST_NEW, PASS_LINE, SCORED
from tutor.views.lines import EMPTY, Line, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.ready import Ready, TopicGain

NO_MOCK = "no mock exam taken"
_CUTS = "The score that passes is scaled, its raw cut is not published: 34 to 37 of 50 are taken to be as likely."
_CALIBRATION = "Calibrated on simulated learners: no real exam result is known yet."


@dataclass(frozen=True)
class Ways:
    """How one does, where the page is read, what it speaks of; '' where that is not done there."""

    exam: str
    day: str
    outcome: str
    score: str


SHELL = Ways(
    exam="--exam names another",
    day="--on says when you will",
    outcome="`tutor ready --add-outcome pass` or `fail` keeps how it went",
    score="`tutor ready --add-score NAME 68%`",
)
APP = Ways(
    exam="the plan, under g on Home, names another",
    day="the plan, under g on Home, says when you will",
    outcome="",
    score="",
)


def lines(ready: Ready, width: int, ways: Ways = SHELL) -> list[Line]:
    """The whole page."""
    return [EMPTY, *[line for block in blocks(ready, width, ways) for line in block]]


def blocks(ready: Ready, width: int, ways: Ways = SHELL) -> list[list[Line]]:
    """The page in parts whose lines stay together; a blank row ends those that end a group."""
    head = [*_paragraph(headline(ready), width, "bold"), *_paragraph(_what(ready, ways), width, "muted")]
    gains = [_item(_gain(gain), width) for gain in ready.gains[:3]]
    if gains:
        gains[0] = [*_paragraph("What would raise it most today (points of 50)", width, "bold"), *gains[0]]
    groups = (
        [head],
        [_item(reason, width) for reason in reasons(ready, ways)],
        gains,
        [_paragraph(said, width, "muted") for said in _notes(ready)],
    )
    return [[*block, *([EMPTY] if block is group[-1] else [])] for group in groups for block in group]


def headline(ready: Ready) -> str:
    """The range in a line."""
    return (
        f"Lambda part: {ready.median} of {SCORED} ({ready.low}-{ready.high}), pass line about {PASS_LINE}"
        if ready.mocks
        else f"Lambda part: {ready.low}-{ready.high} of {SCORED}, pass line about {PASS_LINE}; {NO_MOCK}"
    )


def reasons(ready: Ready, ways: Ways = SHELL) -> list[str]:
    """What the range rests on, a sentence each."""
    said = [_chance(ready), *_by_plan(ready), *[_domain(ready, at) for at in range(len(ready.domains))]]
    if not ready.mocks:
        said.append(
            f"{NO_MOCK.capitalize()}: the range stays wide, and no chance above 90 % is told. One counts when half "
            f"of it is answered, {LEAST_NEW} or more of these never seen before."
        )
    else:
        said.append(f"{_count(ready.mocks, 'mock exam')} taken; only answers to questions never seen before counted.")
    said.append(_whole(ready, ways))
    if ready.outside:
        said.append(f"Serve no task of this exam and count for nothing here: {', '.join(ready.outside)}.")
    return said


def _what(ready: Ready, ways: Ways) -> str:
    """Of which exam and day the range speaks."""
    why = {
        "asked": "",
        "plan": " (the plan's exam)",
        "current": f" (no exam is chosen: this one can be taken now; {ways.exam})",
    }
    of = f"{ready.title}{why[ready.chosen_by]}"
    if ready.is_past and ready.on is not None:
        kept = f": {ways.outcome}" if ways.outcome else ""
        return f"{of}, if you sat it today; the exam day, {_date(ready.on)}, is past{kept}"
    if ready.on is None:
        return f"{of}, if you sat it today; {ways.day}"
    return f"{of} on {_date(ready.on)}, if you studied nothing more until then"


def _chance(ready: Ready) -> str:
    if ready.chance is None:
        return "Nothing was answered yet: this is the range before anything is known of you."
    more = "at least " if ready.is_capped else ""
    return f"The Lambda part reaches the line with a chance of {more}{_percent(ready.chance)}."


def _by_plan(ready: Ready) -> list[str]:
    if ready.by_plan is None:
        return []
    low, _, high = ready.by_plan
    return [f"If you keep to the plan until then: {low}-{high} of {SCORED}, an expectation and no promise."]


def _domain(ready: Ready, at: int) -> str:
    domain = ready.domains[at]
    tasks = f"{domain.covered} of {_count(domain.tasks, 'task')} in the pack"
    return (
        f"{domain.title}, {domain.weight} % of the exam: about {_percent(domain.right)} right; {tasks}, "
        f"{domain.met} of {_count(domain.cards, 'card')} met."
    )


def _whole(ready: Ready, ways: Ways) -> str:
    if ready.whole_exam_chance is None:
        how = f", {ways.score}" if ways.score else ""
        papers = f"once you add full practice papers from elsewhere{how}."
        return f"The whole exam asks for more than Lambda: its chance is told {papers}"
    papers = ", ".join(f"{paper.name} {_percent(paper.share)}" for paper in ready.papers)
    return f"The whole exam, by your practice papers ({papers}): a chance of {_percent(ready.whole_exam_chance)}."


def _notes(ready: Ready) -> list[str]:
    if not ready.held:
        return [_CUTS, _CALIBRATION]
    brier = sum((held.chance - held.has_passed) ** 2 for held in ready.held) / len(ready.held)
    came = "; ".join(
        f"{_date(held.day)}: {_percent(held.chance)} told{'' if held.is_whole else ' of the Lambda part'}, "
        f"{'passed' if held.has_passed else 'not passed'}"
        for held in ready.held
    )
    return [_CUTS, f"What was told and what came: {came}. Brier score {brier:.2f}; always saying 50 % has 0.25."]


def _percent(share: float) -> str:
    return f"{min(max(round(100 * share), 1), 99)} %" if 0 < share < 1 else f"{100 * share:.0f} %"


def _gain(gain: TopicGain) -> str:
    """What studying a topic today brings: in an hour, or in the minutes after which each of its cards was asked."""
    if gain.hours < 1:
        brings = _points(gain.points * gain.hours)
        return f"{_hours(gain.hours)} on {gain.title} bring about {brings}; then its cards rest until another day"
    more = f"; there is more to gain for {_hours(gain.hours)}" if gain.hours > 1 else ""
    return f"an hour on {gain.title} brings about {_points(gain.points)}{more}"


def _points(points: float) -> str:
    return "1 point" if round(points) == 1 else f"{points:.0f} points" if points >= 1 else f"{points:.1f} points"


def _hours(hours: float) -> str:
    return f"{max(round(hours * 60), 1)} minutes" if hours < 1 else f"{hours:.1f} hours"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _date(day: int) -> str:
    return iso(day)


def _paragraph(text: str, width: int, role: str = "text") -> list[Line]:
    return wrap(text, width, role, (("  ", role),), "  ")


def _item(text: str, width: int) -> list[Line]:
    return wrap(text, width, "text", (("  - ", "muted"),), "    ")
