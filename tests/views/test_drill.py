"""Drills, at every step and ending of every shipped scenario: nothing scrolls, nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from tutor import paths
from tutor.content.library import Library, open_library
from tutor.study.drill import Drill, begin
from tutor.views.drill import DEBRIEF, ENDING, OPENING, SAID, STEP, DrillState, body
from tutor.views.frame import room
from tutor.views.glyphs import UNICODE
from tutor.views.lines import cells, plain
from tutor.views.study.state import Body


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The shipped pack."""
    with closing(open_library((paths.shipped_pack(),), str(tmp_path_factory.mktemp("cache")))) as library:
        yield library


def ways(drill: Drill, met: set[str]) -> Iterator[DrillState]:
    """What the screen shows from here on, each step and ending once, by the longest way: wrong choices first."""
    step = drill.step
    if step is None:
        yield DrillState(ENDING, drill)
        yield DrillState(DEBRIEF, drill)
        return
    yield DrillState(STEP, drill, step.choices)
    for choice in sorted(step.choices, key=lambda choice: choice.correct):
        decided = drill.decide(choice)
        yield DrillState(SAID, drill, decided=choice)
        if decided.at not in met:
            met.add(decided.at)
            yield from ways(decided, met)


def states(library: Library) -> Iterator[DrillState]:
    for id in library.ids("scenario"):
        drill = begin(library.scenario(id))
        yield DrillState(OPENING, drill)
        yield from ways(drill, {drill.at})


def pages(state: DrillState, width: int, height: int) -> list[Body]:
    first = body(state, width, height, UNICODE)
    return [body(replace(state, turn=turn), width, height, UNICODE) for turn in range(len(first.pages))]


@pytest.mark.parametrize(("width", "height"), [(80, 24), (60, 20), (120, 40), (110, 24)])
def test_every_page_fits(width: int, height: int, library: Library) -> None:
    for state in states(library):
        for page in pages(state, width, height):
            assert len(page.lines) <= room(height)
            assert all(cells(plain(line)) <= width for line in page.lines)


def test_a_debrief_is_whole_whatever_the_size(library: Library) -> None:
    for state in states(library):
        if state.phase == DEBRIEF:
            lines = [plain(line) for page in pages(state, 60, 20) for line in page.lines]
            text = "".join("".join(lines).split())
            points = [*state.drill.scenario.debrief, *[f"{v.change}: {v.then}" for v in state.drill.scenario.variants]]
            assert [point for point in points if "".join(point.replace("`", "").split()) not in text] == []


def test_evidence_is_behind_tab_at_80_columns_and_at_the_left_at_120(library: Library) -> None:
    with_evidence = [state for state in states(library) if state.phase == STEP and state.drill.evidence]
    assert with_evidence
    for state in with_evidence:
        assert body(state, 80, 24, UNICODE).pages[-1] == "evidence"
        assert body(state, 120, 40, UNICODE).pages == ("evidence",) * len(state.drill.evidence)
