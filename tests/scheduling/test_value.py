"""What memories are worth at a price of time, and how the tables of it are kept."""

from __future__ import annotations

import math
import subprocess
import sys
from pathlib import Path

import pytest

from tests.scheduling.planning import DAY, SEASONED, met, new
from tutor.scheduling.calendar import Calendar
from tutor.scheduling.memory import DEFAULT_WEIGHTS, RATINGS, retrievability, review
from tutor.scheduling.outlook import Outlook, after_first, after_review, nearest_level
from tutor.scheduling.plan import plan
from tutor.scheduling.steps import GAPS, RATING_COSTS, rating_chances
from tutor.scheduling.value import PRICES, Tables, fingerprint

STEEPER = (*DEFAULT_WEIGHTS[:20], 0.6)


def value(stability: float, difficulty: float, left: int, price: float, weights: tuple[float, ...]) -> float:
    """V as it is defined, asking the memory itself; for a few days only."""
    if left == 0:
        return 1.0
    gaps = [gap for gap in GAPS if gap < left]
    reviews = [reviewed(stability, difficulty, gap, left - gap, price, weights) for gap in gaps]
    return max(retrievability(stability, left, weights), *reviews, -math.inf)


def reviewed(
    stability: float, difficulty: float, days: int, left: int, price: float, weights: tuple[float, ...]
) -> float:
    """What a review is worth, so many days after the last one and before the exam."""
    chances = rating_chances(retrievability(stability, days, weights))
    outcomes = [review(stability, difficulty, days, rating, weights) for rating in RATINGS]
    return sum(
        chance * (value(*outcome, left, price, weights) - price * cost)
        for chance, outcome, cost in zip(chances, outcomes, RATING_COSTS, strict=True)
    )


@pytest.mark.parametrize("stability", [0.4, 2.3, 8.0, 40.0])
@pytest.mark.parametrize(("days", "left"), [(1, 1), (2, 4), (3, 5), (6, 5)])
def test_the_tables_say_what_asking_the_memory_at_every_step_would(
    stability: float, days: int, left: int, tables: Tables
) -> None:
    level = tables.level(4)
    prospect = Outlook(tables, Calendar(DAY, DAY + left), left).met(level, stability, 5.0, days)
    now = reviewed(stability, 5.0, days, left, level.price, tables.assumed)
    assert prospect.now == pytest.approx(now, abs=0.012)
    later = [
        reviewed(stability, 5.0, days + gap, left - gap, level.price, tables.assumed) for gap in GAPS if gap < left
    ]
    wait = max(retrievability(stability, days + left, tables.assumed), *later, -math.inf)
    assert prospect.wait == pytest.approx(wait, abs=0.012)


def test_the_dearer_time_is_the_fewer_reviews_are_made(tables: Tables) -> None:
    outlook = Outlook(tables, Calendar(DAY, DAY + 30), 30)
    spent = [outlook.met(tables.level(number), 3.0, 5.0, 4).reviews for number in range(len(PRICES))]
    assert spent == sorted(spent, reverse=True)
    assert spent[0] > 4
    assert spent[-1] < 1


def test_a_card_that_is_never_met_is_worth_the_chance_that_it_is_known(tables: Tables) -> None:
    prospect = Outlook(tables, Calendar(DAY, DAY + 1), 1).unmet(tables.level(0), 0.3, 3.0)
    assert prospect.wait == 0.3
    assert prospect.now_reviews == 3.0


@pytest.mark.parametrize(
    ("price", "level"), [(0.0, 0), (-1.0, 0), (1e-9, 1), (0.002, 1), (0.0027, 1), (0.003, 2), (9.0, 9)]
)
def test_a_price_between_two_levels_reads_the_nearer_one(price: float, level: int) -> None:
    assert nearest_level(price) == level


def test_a_review_is_expected_to_leave_the_mean_of_its_outcomes(tables: Tables) -> None:
    chances = rating_chances(retrievability(8.0, 9, tables.assumed))
    outcomes = [review(8.0, 4.0, 9, rating, tables.assumed) for rating in RATINGS]
    mean = math.exp(sum(chance * math.log(later) for chance, (later, _) in zip(chances, outcomes, strict=True)))
    assert after_review(tables, 8.0, 4.0, 9)[0] == pytest.approx(mean, rel=0.03)


def test_a_first_meeting_of_what_is_not_known_leaves_the_least(tables: Tables) -> None:
    assert after_first(tables, 0.0) == pytest.approx(review(None, None, 0, "again"), rel=1e-6)
    assert after_first(tables, 1.0)[0] > 2


def test_tables_assume_no_flatter_a_curve_than_they_are_told() -> None:
    assert Tables(DEFAULT_WEIGHTS).assumed == (*DEFAULT_WEIGHTS[:20], 0.4)
    assert Tables(DEFAULT_WEIGHTS, decay=0.25).assumed == (*DEFAULT_WEIGHTS[:20], 0.25)
    assert Tables(STEEPER).assumed == STEEPER
    assert Tables(DEFAULT_WEIGHTS, decay=0.0).assumed == DEFAULT_WEIGHTS


def test_tables_that_were_kept_bring_the_same_plan() -> None:
    built = Tables(DEFAULT_WEIGHTS, days=5)
    kept = Tables.from_bytes(built.to_bytes(), DEFAULT_WEIGHTS)
    assert kept is not None
    cards, calendar = [met("a"), new("b"), met("c", 1.0, 2)], Calendar(DAY, DAY + 9)
    assert plan(cards, calendar, SEASONED, kept) == plan(cards, calendar, SEASONED, built)
    assert kept.to_bytes() == built.to_bytes()


def test_what_is_no_table_of_these_weights_is_not_read() -> None:
    data = Tables(DEFAULT_WEIGHTS, days=1).to_bytes()
    assert Tables.from_bytes(data, STEEPER) is None
    assert Tables.from_bytes(data, DEFAULT_WEIGHTS, decay=0.25) is None
    assert Tables.from_bytes(data[:-1], DEFAULT_WEIGHTS) is None
    assert Tables.from_bytes(data + b"0", DEFAULT_WEIGHTS) is None
    assert Tables.from_bytes(data[:40], DEFAULT_WEIGHTS) is None
    assert Tables.from_bytes(data[:-1] + bytes([data[-1] ^ 1]), DEFAULT_WEIGHTS) is None
    assert Tables.from_bytes(b"", DEFAULT_WEIGHTS) is None
    assert Tables.from_bytes(b"x" * len(data), DEFAULT_WEIGHTS) is None


def test_a_cache_is_named_by_the_weights_and_the_decay() -> None:
    assert fingerprint(DEFAULT_WEIGHTS) == fingerprint(tuple(DEFAULT_WEIGHTS))
    assert fingerprint(DEFAULT_WEIGHTS) != fingerprint(STEEPER)
    assert fingerprint(DEFAULT_WEIGHTS) != fingerprint(DEFAULT_WEIGHTS, 0.25)
    assert len(fingerprint(STEEPER)) == 8


def test_with_kept_tables_a_plan_and_its_forecast_are_made_without_loading_fsrs(tmp_path: Path) -> None:
    kept = tmp_path / "tables"
    kept.write_bytes(Tables(DEFAULT_WEIGHTS, days=3).to_bytes())
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from tutor.scheduling.calendar import Calendar\n"
        "from tutor.scheduling.forecast import forecast\n"
        "from tutor.scheduling.learner import Learner\n"
        "from tutor.scheduling.memory import DEFAULT_WEIGHTS\n"
        "from tutor.scheduling.plan import plan\n"
        "from tutor.scheduling.tasks import PlanCard\n"
        "from tutor.scheduling.value import Tables\n"
        "tables = Tables.from_bytes(Path(sys.argv[1]).read_bytes(), DEFAULT_WEIGHTS)\n"
        "given = [PlanCard('a')], Calendar(5, 8), Learner(), tables\n"
        "print(len(plan(*given).tasks), len(forecast(*given)), 'fsrs' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(kept)], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("1 3 False\n", "")
