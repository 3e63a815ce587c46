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
    """Fits when it is time and the extra `fast` is there; None when it is not, or another program was first.

    Weights that foretell the newest reviews worse than those in use are not taken; the try is kept all the same.
    """
    begun = store.newest_seq()
    if not is_fit_due(store):
        return None
    reviews, _ = store.reviews_to_fit()
    found = fit(store.lives(), store.weights())
    data = {"reviews": reviews, "loss": found.loss, "before": found.before, "is_taken": found.is_better}
    is_kept = store.take_weights(clock.now(), found.weights if found.is_better else None, data, begun)
    return found if is_kept else None
