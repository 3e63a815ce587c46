"""The visibility timeout that a function's timeout asks for."""

from __future__ import annotations

from fractions import Fraction

from tutor.calculator.formulas.queues import WINDOW
from tutor.calculator.shown import number, quantity
from tutor.calculator.subject import BadInput, Figure, Input, Solution, Step, Subject, Values


def solve_visibility(given: Values) -> Solution:
    """The visibility timeout that a function's timeout asks for."""
    timeout, window, current = given["timeout"], given["window"], given.get("visibility")
    wanted, longest = given["factor"] * timeout + window, given["longest"]
    if current is not None and current < timeout:
        raise BadInput(
            f"--visibility {quantity(current, 's')} is less than --timeout {quantity(timeout, 's')}: "
            "Lambda refuses such a mapping."
        )
    held = current
    if current is not None and window and window + timeout > current:
        held = window + timeout + given["extension"]
    return Solution(
        {"recommended": wanted, "effective": held, "dead_letter_after": given["receives"] * (held or wanted)},
        (
            Step(
                f"{number(given['factor'])} times the timeout, and the window",
                f"{number(given['factor'])} × {quantity(timeout, 's')} + {quantity(window, 's')}",
                wanted,
                "s",
            ),
            *_effective(given, held),
            Step(
                "A batch that fails each time goes to the dead-letter queue after all receives",
                f"{number(given['receives'])} × {quantity(held or wanted, 's')}",
                given["receives"] * (held or wanted),
                "s",
            ),
        ),
        binding="longest visibility timeout"
        if wanted > longest
        else "visibility timeout"
        if current is not None and current < wanted
        else None,
        assumptions=("Each receive fails by time or by error, and the message waits the whole timeout out.",),
    )


def _effective(given: Values, held: Fraction | None) -> tuple[Step, ...]:
    """How long messages are hidden with the queue's timeout of now."""
    if held is None:
        return ()
    if held == given["visibility"]:
        return (Step("Messages are received with the queue's own", "as given", held, "s"),)
    parts = " + ".join(quantity(given[name], "s") for name in ("window", "timeout", "extension"))
    return (Step("Window and timeout are longer than the queue's: messages are received with more", parts, held, "s"),)


VISIBILITY = Subject(
    "visibility",
    "SQS visibility timeout for a function's timeout",
    (
        Input("timeout", "s", "the function's timeout", range_fact="lambda.timeout.max", least=1),
        WINDOW,
        Input(
            "visibility", "s", "the queue's visibility timeout now", range_fact="sqs.visibility.most", is_optional=True
        ),
        Input("factor", "times", "times the function's timeout", fact="esm.sqs.visibility", least=1),
        Input("receives", "receives", "maxReceiveCount", fact="esm.sqs.max-receive", least=1, is_whole=True),
        Input("extension", "s", "added where the window makes it too short", fact="esm.sqs.visibility.extension"),
        Input("longest", "s", "the longest visibility timeout", fact="sqs.visibility.most"),
    ),
    (
        Figure("recommended", "s", "the visibility timeout to set"),
        Figure("effective", "s", "what messages are received with now", "asks for --visibility"),
        Figure("dead_letter_after", "s", "until a failing message is in the dead-letter queue"),
    ),
    solve_visibility,
    facts=("sqs.redrive",),
    examples=("--timeout 30s --window 5s", "--timeout 15min"),
)
