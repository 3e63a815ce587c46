"""How steeply a plan assumes that this learner forgets.

Nobody's forgetting is known beyond the days that were tried. A plan that trusts the default curve's long tail meets
much too many cards once when it is wrong; one that does not meets too few when it is right. So a plan begins cautious
and follows what reviews say of the curve.
"""

from __future__ import annotations

import math

from tutor.scheduling.memory import retrievability

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tutor.scheduling.memory import Weights
    from tutor.scheduling.readiness import Review

# The least decay that a plan may assume, from the weights' own curve to the steepest that FSRS-6 has.
DECAYS = (0.0, 0.25, 0.4, 0.6, 0.8)
USUAL = 0.4
# Log odds against each before the first review: some twenty reviews of what was just learned outweigh a step.
_DOUBT = (2.0, 1.0, 0.0, 1.0, 2.0)
_LEAST = 0.001
# FSRS's stability is the days after which recall is this.
_AT_STABILITY = 0.9


def assumed(weights: Weights, decay: float = USUAL) -> Weights:
    """The weights that a plan assumes: no flatter a curve than this decay makes."""
    return (*weights[:20], max(weights[20], decay))


def likely_decay(reviews: Iterable[Review], weights: Weights) -> float:
    """The one of DECAYS that is nearest to what reviews on later days say; USUAL without any."""
    seen = [review for review in reviews if 0 < review.recall < 1]
    curves = [assumed(weights, decay) for decay in DECAYS]
    logs = [_log_chance(seen, curve) - doubt for curve, doubt in zip(curves, _DOUBT, strict=True)]
    shares = [math.exp(log - max(logs)) for log in logs]
    places = [math.log(curve[20]) for curve in curves]
    mean = sum(share * place for share, place in zip(shares, places, strict=True)) / sum(shares)
    return DECAYS[min(range(len(DECAYS)), key=lambda number: abs(places[number] - mean))]


def foretold(recall: float, decay: float, others: Weights) -> float:
    """What other weights' curve says where one of a decay said a recall: after the same days, of the same stability."""
    stabilities = (recall ** (-1 / decay) - 1) / (_AT_STABILITY ** (-1 / decay) - 1)
    return retrievability(1.0, stabilities, others)


def _log_chance(reviews: list[Review], curve: Weights) -> float:
    """How likely what came is, as a logarithm; a blind hit is right too, and a declared guess recalled nothing."""
    total = 0.0
    for review in reviews:
        recall = min(max(foretold(review.recall, review.decay, curve), _LEAST), 1 - _LEAST)
        missed = (1 - recall) * (1 - review.guess)
        total += review.right * math.log(1 - missed) + review.wrong * math.log(missed)
        total += review.declared * math.log(1 - recall)
    return total
