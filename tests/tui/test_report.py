"""k in Study: what a key rests on, without leaving the sitting."""

from __future__ import annotations

from tests.actions.packs import Learner
from tests.tui.player import playing


async def test_k_after_an_answer_opens_the_report_and_escape_goes_on_with_the_sitting(at_kinds: Learner) -> None:
    async with playing(at_kinds) as player:
        await player.press("enter")
        assert "Stands in" not in await player.press("k")
        await player.press("z", "k")
        assert player.place == "Report  queues.single.q                                             question"
        assert "Key        ReportBatchItemFailures on the mapping" in player.screen
        assert "You said   (no idea, marked as wrong, 2024-10-04)" in player.screen
        await player.press("tab")
        assert "**Doubted:** (what the key should be, and where that can be read)" in player.screen
        assert "Copied, where your terminal lets it" in await player.press("c")
        await player.press("escape")
        assert player.place.startswith("Study")
        assert "✗ No idea" in player.screen
    assert player.answers == [("kinds/queues.single.q", 0, "none")]
