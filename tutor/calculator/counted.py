"""Words behind a plain number. Apart from the units, whose sizes are fractions: a quiz asks for them at its start."""

from __future__ import annotations

# Behind a plain number: what is counted, and words that change nothing.
COUNTED = frozenset(
    "attempt attempts batch batches call calls card cards choice choices concurrency concurrent connection connections "
    "copies core cores element elements eni enis entries entry env envs environment environments event events "
    "execution executions function functions group groups instance instances interface interfaces invocation "
    "invocations invokes message messages parameter parameters partition partitions poller pollers record records "
    "request requests retries retry session sessions shard shards target targets time times tries try unit units "
    "vcpu vcpus version versions worker workers poll polls receive receives epu epus thread threads token tokens item "
    "items new busy more in parallel at once extra additional total altogether x ok gb-s "
    "gb-second gb-seconds".split()
)
FACTORS = {"k": 10**3, "thousand": 10**3, "million": 10**6, "mio": 10**6, "billion": 10**9, "bn": 10**9, "hundred": 100}


def is_counted(unit: str) -> bool:
    """Whether a number in this unit is a count: million records."""
    words = unit.lower().split()
    return all(word in COUNTED for word in (words[1:] if words[:1] and words[0] in FACTORS else words))
