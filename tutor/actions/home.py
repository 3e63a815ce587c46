"""What Home shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.progress.mastery import of_card
from tutor.views.home import WEEKS, HomeState, TopicLine

if TYPE_CHECKING:
    from tutor.desk import Desk

# Until the learner's own times are known.
SECONDS_A_REVIEW = 60


def home_state(desk: Desk, minutes: int) -> HomeState:
    """Everything on Home, read at once."""
    today = desk.today
    library, store = desk.library, desk.store
    memories = store.memories()
    cards = library.ids("card")
    topics = tuple(
        TopicLine(
            library.title("topic", topic),
            tuple(of_card(memories.get(card), today) for card in library.ids("card", topic)),
        )
        for topic in library.ids("topic")
    )
    met = [card for card in cards if card in memories]
    answers = {day: count for day, count, _, _ in store.log.days()}
    left_out = library.left_out()
    return HomeState(
        minutes=minutes,
        due=sum(memories[card].due_on <= today for card in met),
        new=len(cards) - len(met),
        cards=len(cards),
        seen=len(met),
        reviews=sum(answers.values()),
        seconds_a_review=SECONDS_A_REVIEW,
        topics=topics,
        answers={day: count for day, count in answers.items() if day >= today - 7 * WEEKS},
        today=today,
        remark=f"{left_out} items have errors and are left out: `tutor check` shows why." if left_out else "",
    )
