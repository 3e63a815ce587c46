"""A problem whose answer would be marked wrong is not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.content.example_packs import TODAY, sound_pack
from tutor.content.checker import check
from tutor.content.library import Library, open_library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SOUND = str(sound_pack()["content/problems/running.yaml"])
# Right as it is printed, and too few where more than 28 are needed.
WRONG_LATER = SOUND.replace("expr: ceil(busy)", "expr: 'min(ceil(busy), 28)'")
WRONG_AT_ONCE = SOUND.replace("printed: '13'", "printed: '12'")


@pytest.fixture
def problems(tmp_path: Path) -> Callable[..., list[str]]:
    """What can be asked of a pack with these problems, after an author's check if there was one."""
    for path, text in sound_pack().items():
        (tmp_path / "pack" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pack" / path).write_text(str(text), encoding="utf-8")

    def problems(text: str = "", is_checked: bool = False) -> list[str]:
        if text:
            (tmp_path / "pack/content/problems/running.yaml").write_text(text, encoding="utf-8")
        if is_checked:
            check((str(tmp_path / "pack"),), (), str(tmp_path / "cache"), TODAY)
        library: Library = open_library((str(tmp_path / "pack"),), str(tmp_path / "cache"))
        try:
            asked = library.ids("problem")
            assert library.left_out() == 1 - len(asked)
            assert library.probes("demo/running.timeout")[1:] == asked
        finally:
            library.close()
        return asked

    return problems


def test_a_problem_that_is_right_is_asked_before_and_after_the_check(problems: Callable[..., list[str]]) -> None:
    assert problems(SOUND) == ["demo/running.busy"]
    assert problems(is_checked=True) == ["demo/running.busy"]


def test_one_that_is_wrong_with_the_values_it_shows_is_never_asked(problems: Callable[..., list[str]]) -> None:
    assert problems(WRONG_AT_ONCE) == []
    assert problems(is_checked=True) == []
    assert problems(SOUND) == ["demo/running.busy"]


def test_one_that_is_wrong_with_other_values_is_not_asked_once_that_is_known(
    problems: Callable[..., list[str]],
) -> None:
    assert problems(WRONG_LATER) == ["demo/running.busy"]
    assert problems(is_checked=True) == []
    assert problems(f"{WRONG_LATER}# touched\n") == []
    assert problems(SOUND) == ["demo/running.busy"]


def test_what_is_left_out_is_said_once_by_the_check(tmp_path: Path, problems: Callable[..., list[str]]) -> None:
    for text, code in ((WRONG_AT_ONCE, "E613"), (WRONG_LATER, "E614")):
        problems(text, is_checked=True)
        for _ in range(2):
            found = check((str(tmp_path / "pack"),), (), str(tmp_path / "cache"), TODAY).findings
            assert [finding.code for finding in found] == [code]
