"""The situations of the lab, each with what is predicted and the card that the prediction rates.

A table in the code, not content: a preset is made of knobs, a measure and a formula that live in the code, there are
a handful of them, and a kind of content with one file would need a reader, checks, a schema and a place in the cache.
Cards and facts are named by their ids in the shipped pack; where no open pack has the card, nothing is rated.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Annotated

    from tutor.calculator.lab.asked import Asked
    from tutor.calculator.lab.bench import Bench
    from tutor.desk import Desk


@dataclass(frozen=True)
class Preset:
    """One situation."""

    id: str
    title: str
    about: Annotated[str, "one line for the list"]
    story: str
    ask: str
    bench_name: Annotated[str, "direct, queue or stream"]
    given: Annotated[Mapping[str, str], "what its knobs begin with, as typed; the others keep their defaults"]
    asked_name: Annotated[str, "the figure that is predicted"]
    card: str
    formula: Annotated[str, "the subject of the calculator that explains it"]
    tolerance: Fraction = Fraction(1, 10)

    @property
    def bench(self) -> Bench:
        """Its knobs, imported when it is opened."""
        from tutor.calculator.lab.direct import DIRECT
        from tutor.calculator.lab.polled import QUEUE, STREAM_BENCH

        return {"direct": DIRECT, "queue": QUEUE, "stream": STREAM_BENCH}[self.bench_name]

    @property
    def asked(self) -> Asked:
        """The figure that is predicted."""
        from tutor.calculator.lab.asked import ASKED

        return ASKED[self.asked_name]


PRESETS = (
    Preset(
        "spike",
        "Spike from cold",
        "a limit that is high enough, and the rate at which environments come",
        "A shop has been quiet all night. A newsletter goes out, and ten seconds later thousands of requests a second "
        "arrive. The limit of the account would hold them all.",
        "How many requests are throttled in this minute?",
        "direct",
        {"usual": "0", "spike": "3000", "to": "30 s", "init": "500 ms", "limit": "5000"},
        "throttled",
        "concurrency.scaling",
        "burst",
        Fraction(3, 20),
    ),
    Preset(
        "chance",
        "At the limit, by chance",
        "a limit that equals rate times duration, and requests at random",
        "The limit is exactly what rate times duration asks for. Requests come from many people who do not know of "
        "each other, so they arrive at random. Nobody tries again.",
        "Which share of the requests is throttled?",
        "direct",
        {
            "usual": "100",
            "spike": "100",
            "duration": "500 ms",
            "limit": "50",
            "arrivals": "random",
            "time": "5 min",
        },
        "of all throttled",
        "concurrency.formula",
        "erlang",
        Fraction(1, 4),
    ),
    Preset(
        "reserved",
        "Reserved too small",
        "a share of its own that does not hold the spike",
        "Somebody reserved concurrency for the order function, to keep its share of the account safe. Then the orders "
        "of a sale arrive, while most of the account stands idle.",
        "How many requests are throttled in this minute?",
        "direct",
        {"usual": "100", "spike": "400", "duration": "500 ms", "reserved": "100"},
        "throttled",
        "concurrency.reserved",
        "quota",
    ),
    Preset(
        "spillover",
        "Provisioned, with spillover",
        "more load than the provisioned environments take",
        "Two hundred environments are provisioned for a function that must answer fast. For a few seconds a campaign "
        "brings more than they can take at once.",
        "How many requests run on demand, not on provisioned environments?",
        "direct",
        {"usual": "150", "spike": "500", "provisioned": "200", "init": "800 ms"},
        "on demand",
        "concurrency.provisioned",
        "provisioned",
    ),
    Preset(
        "fast",
        "Short functions, rate quota",
        "few environments busy, and throttled all the same",
        "The function answers in 20 ms, so even at the peak only some thirty of its hundred reserved environments are "
        "busy. Callers get 429 nevertheless.",
        "How many requests are throttled in this minute?",
        "direct",
        {"usual": "400", "spike": "1500", "duration": "20 ms", "reserved": "100"},
        "throttled",
        "concurrency.account",
        "quota",
    ),
    Preset(
        "queue",
        "A queue fills up",
        "an SQS queue, its pollers, and MaximumConcurrency",
        "An import writes messages into a queue for a minute. MaximumConcurrency is higher than this rate asks for, "
        "and nothing else is short. Still messages pile up at first: the pollers begin with a few.",
        "How many messages wait when the queue is at its deepest?",
        "queue",
        {"usual": "0", "spike": "2000", "from": "10 s", "to": "70 s", "max_concurrency": "250", "time": "3 min"},
        "at the deepest",
        "concurrency.sqs",
        "sqs",
        Fraction(1, 5),
    ),
    Preset(
        "stream",
        "A stream falls behind",
        "records arrive faster than the shards' batches handle them",
        "Sensors write into a stream, and for ten minutes a little more arrives than the function handles. Nothing is "
        "throttled and nothing fails; the metric to watch is IteratorAge.",
        "How old is the record that is read after ten minutes?",
        "stream",
        {
            "usual": "100",
            "spike": "100",
            "duration": "500 ms",
            "batch": "10",
            "to": "600 s",
            "time": "10 min",
        },
        "old",
        "invocation.streams",
        "stream",
    ),
)


def preset_of(desk: Desk, card: str) -> Preset | None:
    """The situation that rates a card (its whole id)."""
    named = (preset for preset in PRESETS if preset.card == card.partition("/")[2])
    return next((preset for preset in named if card_of(desk, preset) == card), None)


def card_of(desk: Desk, preset: Preset) -> str:
    """The whole id of a situation's card in the first pack that has it; '' where none has."""
    from tutor.content.library import Unknown

    try:
        return desk.library.find("card", preset.card)
    except Unknown:
        return ""
