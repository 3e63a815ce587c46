"""A drill as lines: situation, evidence, decision, consequence, debrief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.views import question as parts
from tutor.views.frame import WIDE, beside, room
from tutor.views.lines import EMPTY, Line, broken, cells, cut, wrap
from tutor.views.study.question import COLUMN_GAP, MIN_RIGHT
from tutor.views.study.state import BLANKS, Block, Body, measure_of, shifted, stacked, turned

if TYPE_CHECKING:
    from tutor.content.model.scenario import Decision, Evidence
    from tutor.study.drill import Drill
    from tutor.views.glyphs import Glyphs

OPENING, STEP, SAID, ENDING, DEBRIEF = "opening", "step", "said", "ending", "debrief"
INDENT = (("  ", "text"),)
LEAST_EVIDENCE = 50


@dataclass(frozen=True)
class DrillState:
    """What the screen shows. `choices` are in the order shown; `decided` is what was just chosen.

    `counted` says for how many cards the decisions counted; without an idea `decided` is what would have been right.
    `note` is a remark to be read once.
    """

    phase: str
    drill: Drill
    choices: tuple[Decision, ...] = ()
    decided: Decision | None = None
    cursor: int = -1
    turn: int = 0
    counted: int = 0
    has_idea: bool = True
    note: str = ""


def body(state: DrillState, width: int, height: int, signs: Glyphs) -> Body:
    """The middle of the drill's screen; Tab turns to the evidence where it has no column of its own."""
    evidence = state.drill.evidence if state.phase in (STEP, SAID) else ()
    measure, most = measure_of(width), room(height)
    if width >= WIDE and evidence:
        both = _beside(state, evidence, width, most, signs)
        if both is not None:
            return both
    name = "decision" if state.phase in (STEP, SAID) else "start"
    pages = [(name, _lines(state, measure, most, signs))]
    pages += [("evidence", Body(evidence_lines(item, measure, signs))) for item in evidence]
    return turned(pages, state.turn, most)


def _beside(state: DrillState, evidence: Sequence[Evidence], width: int, most: int, signs: Glyphs) -> Body | None:
    """Evidence at the left, the decision at the right; None where one of them has no room."""
    widest = max(cells(line) for item in evidence for line in item.text.split("\n"))
    column = max(LEAST_EVIDENCE, widest + 4) + COLUMN_GAP
    right = _lines(state, min(measure_of(width), width - column), most, signs)
    left = evidence_lines(evidence[state.turn % len(evidence)], column - COLUMN_GAP, signs)
    lines = beside(left, shifted(right.lines), column)
    if width - column < MIN_RIGHT or len(lines) > most:
        return None
    return Body(lines, right.rows, ("evidence",) * len(evidence), column)


def _lines(state: DrillState, measure: int, most: int, signs: Glyphs) -> Body:
    match state.phase:
        case "opening":
            return Body(opening_lines(state.drill, measure))
        case "step":
            return _step(state, measure, most, signs)
        case "said" if state.decided is not None:
            no_idea = [((f"  {signs.wrong} No idea", "wrong bold"), ("  here is what is right", "text")), EMPTY]
            said = said_lines(state.decided, measure, signs)
            return Body(said if state.has_idea else [*no_idea, *said])
        case "ending":
            return Body(ending_lines(state.drill, state.counted, measure, signs))
        case _:
            return Body(debrief_lines(state.drill, measure, signs))


def opening_lines(drill: Drill, measure: int) -> list[Line]:
    """The situation, and the drill's numbers."""
    lines = [*_prose(drill.scenario.title, measure, "bold"), EMPTY, *_prose(drill.scenario.situation, measure)]
    if drill.scenario.given:
        lines.append(EMPTY)
        size = max(len(name) for name in drill.scenario.given) + 2
        for name, value in drill.scenario.given.items():
            label = f"  {name.replace('_', ' '):<{size}}"
            lines += wrap(value, measure, "text", ((label, "muted"),), " " * len(label))
    return lines


def _step(state: DrillState, measure: int, most: int, signs: Glyphs) -> Body:
    """What happened, the ask, the ways on; blank rows between them go first when rows are short."""
    step = state.drill.step
    if step is None:
        return Body([])
    stem = [*_prose(step.text, measure), EMPTY, *_prose(step.ask, measure, "bold"), EMPTY]
    blocks = []
    for i, choice in enumerate(state.choices):
        is_here = i == state.cursor
        marker = (signs.cursor, "accent") if is_here else (" ", "text")
        lines = parts.choice_lines(choice.text, str(i + 1), measure, marker, "bold" if is_here else "text")
        blocks.append(Block(lines, i))
    choices = stacked(blocks, spaced=True)
    if len(stem) + len(choices.lines) > most - BLANKS:
        choices = stacked(blocks, spaced=False)
    return Body([*stem, *choices.lines], choices.below(len(stem)))


def plain_step_lines(state: DrillState, width: int) -> list[Line]:
    """A step for the plain terminal, its ways on lettered."""
    step = state.drill.step
    if step is None:
        return []
    lines = [*_prose(step.text, width), EMPTY, *_prose(step.ask, width, "bold"), EMPTY]
    for label, choice in zip("abcd", state.choices, strict=False):
        lines += parts.choice_lines(choice.text, label, width)
    return lines


def said_lines(decided: Decision, measure: int, signs: Glyphs) -> list[Line]:
    """What was decided, whether it was right, and what it does; what would have been right shows at the end."""
    sign = (signs.right, "right") if decided.correct else (signs.wrong, "wrong")
    said = wrap(decided.text, measure, "bold", (("  ", "text"), sign, (" ", "text")), " " * (3 + cells(sign[0])))
    lines = [*said, EMPTY, *_prose(decided.why, measure, "muted")]
    if decided.cost:
        lines += [EMPTY, *wrap(decided.cost, measure, "text", (("  Cost  ", "flag"),), "        ")]
    return lines


def ending_lines(drill: Drill, counted: int, measure: int, signs: Glyphs) -> list[Line]:
    """How it came out, what it cost, how many decisions were right, and for how many cards they counted."""
    ending = drill.ending
    if ending is None:
        return []
    verdict = (
        (f"{signs.right} It held", "right bold") if ending.good else (f"{signs.wrong} It did not hold", "wrong bold")
    )
    lines: list[Line] = [(("  ", "text"), verdict), EMPTY, *_prose(ending.text, measure)]
    if drill.costs:
        lines += [EMPTY, *_cost(drill.costs, measure)]
    return [*lines, EMPTY, *_prose(tally(drill, counted), measure)]


def _cost(costs: Sequence[str], measure: int) -> list[Line]:
    """What the decisions cost: one thing on its line, several as a list."""
    if len(costs) == 1:
        return wrap(costs[0], measure, "text", (("  It cost: ", "bold"),), "    ")
    return [(("  What it cost:", "bold"),), *_list(costs, measure)]


def tally(drill: Drill, counted: int) -> str:
    """How many decisions were right, and what they counted for."""
    right, taken = sum(decided.is_right for decided in drill.way), len(drill.way)
    decisions = "1 decision" if taken == 1 else f"{taken} decisions"
    were = "was" if right == 1 or taken == 1 else "were"
    if not counted:
        return f"{right} of {decisions} {were} right. No card counted: each counts once a day."
    return f"{right} of {decisions} {were} right. {counted} {'card' if counted == 1 else 'cards'} counted."


def debrief_lines(drill: Drill, measure: int, signs: Glyphs) -> list[Line]:
    """The decisions with the right one beside each wrong one, what a good answer considers, and variants."""
    lines: list[Line] = [(("  Your decisions", "bold"),)]
    for decided in drill.way:
        sign = (signs.right, "right") if decided.is_right else (signs.wrong, "wrong")
        said = decided.choice.text if decided.has_idea else "No idea"
        lines += wrap(said, measure, "text", (("  ", "text"), sign, ("  ", "text")), "     ")
        if not decided.is_right:
            best = next(choice for choice in drill.scenario.steps[decided.step].choices if choice.correct)
            lines += wrap(best.text, measure, "muted", ((f"     {signs.arrow} ", "muted"),), "       ")
    lines += [EMPTY, (("  A good answer considers", "bold"),), *_list(drill.scenario.debrief, measure)]
    if drill.scenario.variants:
        lines += [EMPTY, (("  One condition changed", "bold"),)]
        for variant in drill.scenario.variants:
            lines += wrap(f"{variant.change}: {variant.then}", measure, "text", (("  - ", "muted"),), "    ")
    return lines


def evidence_lines(evidence: Evidence, width: int, signs: Glyphs) -> list[Line]:
    """One piece of evidence with its title. A long line goes on below."""
    title = cut(evidence.title, width - 2 - cells(signs.exhibit) - 1, signs.folded)
    lines: list[Line] = [((f"  {signs.exhibit} ", "accent"), (title, "accent"))]
    for text in evidence.text.split("\n"):
        lines += [((f"  {signs.bar} ", "rule"), *row) for row in broken([(text, "text")], width - 4)]
    return lines


def _prose(text: str, measure: int, role: str = "text") -> list[Line]:
    return wrap(text, measure, role, (("  ", role),), "  ")


def _list(entries: Sequence[str], measure: int) -> list[Line]:
    return [line for entry in entries for line in wrap(entry, measure, "text", (("  - ", "muted"),), "    ")]
