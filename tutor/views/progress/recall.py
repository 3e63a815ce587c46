"""How much was kept, and whether confidence and forecasts came true."""

from __future__ import annotations

from tutor.progress.calibration import brier
from tutor.views.lines import EMPTY, Line, wrap
from tutor.views.progress.bars import bar, count, percent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.progress.shapes import Confidence, Outcome, Progress, Retention, Share
    from tutor.views.glyphs import Glyphs

# Columns of a row without its bar.
BESIDE = 56
# From so many answers on, a share says something.
ENOUGH = 20


def recall(progress: Progress, width: int, signs: Glyphs) -> list[Line]:
    """True retention, confidence, and the forecasts of exams."""
    return [
        *_retention(progress["retention"], width, signs),
        EMPTY,
        (("  Right when you were", "bold"), ("   before the key was shown; no last laps, no exams", "muted")),
        *[_confidence(told, width, signs) for told in progress["confidence"]],
        *_remark(progress["confidence"], width),
        EMPTY,
        *_outcomes(progress["readiness"], width),
    ]


def _retention(retention: Retention, width: int, signs: Glyphs) -> list[Line]:
    young, mature = retention["young"], retention["mature"]
    lines: list[Line] = [
        (("  True retention", "bold"), ("   first answers of a day, on cards met before", "muted")),
        _share("young", young, "under 21 days", width, signs),
        _share("mature", mature, "21 days and more", width, signs),
    ]
    if retention["expected"] is not None:
        both: Share = {"right": young["right"] + mature["right"], "answers": young["answers"] + mature["answers"]}
        told = f"{100 * retention['expected']:.0f} %"
        lines.append(((f"    {'foretold':<9}", "muted"), (f"{told:>8}", "bold"), (f"   came {percent(both)}", "muted")))
    return lines


def _share(name: str, share: Share, more: str, width: int, signs: Glyphs) -> Line:
    length = max(8, width - BESIDE)
    bars = f"   {bar(share['right'], share['answers'], length, signs):<{length}}"
    answers = count(share["answers"], "answer")
    return (
        (f"    {name:<9}", "muted"),
        (f"{percent(share):>8}", "bold"),
        (bars, "fill"),
        (f"   {answers}, {more}" if more else f"   {answers}", "muted"),
    )


def _confidence(told: Confidence, width: int, signs: Glyphs) -> Line:
    share: Share = {"right": told["right"], "answers": told["answers"]}
    wrong = told["answers"] - told["right"]
    more = f"{wrong:,} wrong" if wrong and told["confidence"] == "sure" else ""
    name = {"guess": "guessing"}.get(told["confidence"], told["confidence"])
    return _share(name, share, more, width, signs)


def _remark(told: list[Confidence], width: int) -> list[Line]:
    """What the shares say, once there are enough answers."""
    shares = {one["confidence"]: one["right"] / one["answers"] for one in told if one["answers"] >= ENOUGH}
    sure, unsure = shares.get("sure"), shares.get("unsure")
    if sure is None:
        said = f"From {ENOUGH} answers on, this tells whether sure means right."
    elif sure < 0.8:
        answers, right = next((one["answers"], one["right"]) for one in told if one["confidence"] == "sure")
        said = f"Sure and wrong in {answers - right} of {answers}: look twice before you say that you are sure."
    elif unsure is not None and unsure > 0.85:
        said = "Unsure and mostly right: you know more than you say."
    else:
        said = "Sure means right."
    return wrap(said, width, "muted", (("    ", "muted"),), "    ")


def _outcomes(outcomes: list[Outcome], width: int) -> list[Line]:
    lines: list[Line] = [(("  What was told of exams, and what came", "bold"),)]
    score = brier(outcomes)
    if score is None:
        said = "No result of a real exam is known yet: `tutor ready --add-outcome pass` or `fail` keeps one."
        return lines + wrap(said, width, "muted", (("    ", "muted"),), "    ")
    for outcome in outcomes:
        of = "" if outcome["is_whole"] else " of the Lambda part"
        came = "passed" if outcome["has_passed"] else "not passed"
        lines.append(
            (
                (f"    {outcome['date']}  {outcome['exam']}  ", "muted"),
                (f"{100 * outcome['chance']:.0f} % told{of}, {came}", "text"),
            )
        )
    said = f"Brier score {score:.2f}: 0 is best, always saying 50 % has 0.25."
    return lines + wrap(said, width, "muted", (("    ", "muted"),), "    ")
