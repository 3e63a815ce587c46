"""How long cards hold, and when they come back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tutor.progress.holding import bands, forecast

TODAY = 20_000


def test_cards_are_counted_by_the_band_their_stability_is_in() -> None:
    assert [(band["low"], band["high"], band["cards"]) for band in bands([0.2, 1.0, 2.9, 20.9, 21.0, 400.0])] == [
        (0, 1, 1),
        (1, 3, 2),
        (3, 7, 0),
        (7, 21, 1),
        (21, 60, 1),
        (60, 180, 0),
        (180, None, 1),
    ]


@given(st.lists(st.floats(0, 40_000)))
def test_every_card_is_in_one_band(stabilities: list[float]) -> None:
    assert sum(band["cards"] for band in bands(stabilities)) == len(stabilities)


def test_what_was_left_over_stands_apart() -> None:
    told = forecast([TODAY - 9, TODAY - 1, TODAY, TODAY + 1, TODAY + 28, TODAY + 29], TODAY)
    assert (told["backlog"], told["today"], told["coming"]) == (2, 1, [1, *[0] * 26, 1])
