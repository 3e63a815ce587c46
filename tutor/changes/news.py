"""Whether there is anything to take in. Asked at every start, so that it loads nothing of what takes it in."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.content.library import Library
    from tutor.store.tallies import Tallies


def has_news(library: Library, tallies: Tallies) -> bool:
    """Whether packs teach otherwise than when they were opened last, or were answered since as they stood before.

    A program that stays open goes on asking and marking by the texts it was opened with.
    """
    packs = packs_of(library)
    if tallies.edition(packs) != library.edition():
        return True
    revised = {id: len(changes) + 1 for kind, id, changes in library.revised() if kind != "card"}
    return tallies.is_answered_late(packs, revised)


def packs_of(library: Library) -> str:
    """What the log calls the packs that are open."""
    return "+".join(sorted(library.packs))
