"""What waits for a key and misses no signal."""

from __future__ import annotations

import pytest

from tests.terminal.terminal import program

# `interrupt_main` marks a signal as come without interrupting anything: just what one does that comes an instant before
# the program waits.
MISSED = """
import _thread, threading
from tutor.cli.{module}
threading.Timer(0.5, _thread.interrupt_main).start()
try:
    {wait}
except KeyboardInterrupt:
    print("seen", flush=True)
"""


@pytest.mark.parametrize(
    ("module", "wait"),
    [("prompts import Prompt", 'Prompt().read("> ")'), ("exam_prompt import Lines, ask", 'ask(Lines(), "> ")')],
)
def test_an_interrupt_of_the_instant_before_a_prompt_waits_is_seen_without_a_key(module: str, wait: str) -> None:
    with program("-c", MISSED.format(module=module, wait=wait)) as waiting:
        waiting.wait_for("> ")
        waiting.wait_for("seen")
        waiting.end()
        assert waiting.code == 0
