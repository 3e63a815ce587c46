"""Fitting the memory's weights to the learner: now and then, once enough cards were met again on a later day."""

from __future__ import annotations

from tutor.scheduling.refit import fit, is_available, is_due

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.desk import ClockLike
    from tutor.scheduling.refit import Fit
    from tutor.store.store import Store


def is_fit_due(store: Store) -> bool:
    """Whether enough cards were met again since the last fit, and there is something to fit with."""
    reviews, fitted = store.reviews_to_fit()
    return is_due(reviews, fitted) and is_available()


def refit_if_due(store: Store, clock: ClockLike) -> Fit | None:
    """Fits when it is time and the extra `fast` is there; None when it is not.

    Weights that foretell the newest reviews worse than those in use are not taken; the try is kept all the same.
    """
    if not is_fit_due(store):
        return None
    reviews, weights = store.reviews_to_fit()[0], store.weights()
    found = fit(store.lives(), weights)
    data = {"reviews": reviews, "loss": found.loss, "before": found.before, "is_taken": found.is_better}
    store.take_weights(clock.now(), found.weights if found.is_better else weights, data)
    return found
