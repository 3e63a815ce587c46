"""What is too large to be simulated request by request, and how it gets smaller."""

from __future__ import annotations

from tutor.calculator.shown import number
from tutor.calculator.simulated_scenarios import expected_pollers, expected_tries
from tutor.calculator.simulation.load import expected_requests
from tutor.calculator.simulation.scenario import Queue, Scenario, Stream
from tutor.calculator.subject import BadInput

# What is waited for: at half a million requests a second, ten seconds at most.
MOST = 5_000_000
# An event that waits to be tried again costs more than a request that arrives.
MOST_TRIES = 1_500_000
# Each has a backlog that is looked at in every step.
MOST_LANES = 5_000
# How a simulation of a subject gets smaller.
FEWER = {
    "burst": "give a lower --rps or a shorter --time",
    "sqs": "give a lower --rate",
    "async": "give a lower --rps or a lower --max-age",
    "stream": "give a lower --rate or a shorter --time",
}
FEWER_ELSE = "give a lower --rps or a shorter --duration"


def refuse_too_large(name: str, scenario: Scenario) -> None:
    """Raises BadInput where it would take too long, or more memory than there is."""
    requests, tries = expected_requests(scenario.load, scenario.horizon), expected_tries(scenario)
    if requests > MOST:
        raise BadInput(_too_many(requests, "requests", scenario, MOST, FEWER.get(name, FEWER_ELSE)))
    if tries > max(requests, MOST_TRIES):
        way_out = "give a lower --rps, a higher --limit or a lower --max-age"
        raise BadInput(_too_many(tries, "tries", scenario, MOST_TRIES, way_out))
    match scenario.source:
        case Stream(lanes=lanes) if lanes > MOST_LANES:
            raise BadInput(
                f"--shards times --factor is {number(lanes)} batches at a time, and at most {number(MOST_LANES)} are "
                "simulated: give fewer."
            )
        case Queue() as queue if (pollers := expected_pollers(queue, scenario)) > MOST_TRIES:
            way_out = "give a lower --per-minute or a lower --most"
            raise BadInput(_too_many(pollers, "pollers", scenario, MOST_TRIES, way_out))


def _too_many(count: float, what: str, scenario: Scenario, most: int, way_out: str) -> str:
    return (
        f"This would be {number(round(count))} {what} in {number(round(scenario.horizon))} s, and at most "
        f"{number(most)} are simulated one by one: {way_out}."
    )
