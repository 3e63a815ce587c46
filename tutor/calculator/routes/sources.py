"""Queues, streams, pollers and asynchronous events: each value found again without its formula."""

from __future__ import annotations

from fractions import Fraction

from tutor.calculator.routes.loads import cap
from tutor.calculator.routes.searching import added, best, finished, largest, moment, smallest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.calculator.subject import Values

SLICES = 100


def batches(given: Values) -> int:
    """The fewest batches at a time whose messages are no fewer than those that arrive meanwhile."""
    return smallest(lambda count: count * given["batch"] >= given["rate"] * given["duration"])


def cap_of_queue(given: Values) -> Fraction:
    """The largest concurrency that every cap allows."""
    chosen = given.get("max_concurrency")
    caps = [given["most"], cap(given), *([] if chosen is None else [chosen])]
    return best(caps, lambda count: all(count <= one for one in caps))


def cap_of_groups(given: Values) -> Fraction:
    """The most batches of which no two are of one message group, within every cap."""
    chosen = given.get("max_concurrency")
    caps = [given["groups"], cap(given), *([] if chosen is None else [chosen])]
    return best(caps, lambda count: all(count <= one for one in caps))


def handled(given: Values, at_once: Fraction) -> Fraction:
    """Messages each second: what one worker ends, for each that works."""
    return added(added(finished(given["duration"]), given["batch"]), at_once)


def throughput_of_groups(given: Values) -> Fraction | None:
    """Messages each second of those batches, where the time of one is said."""
    return None if given.get("duration") is None else handled(given, cap_of_groups(given))


def growth(given: Values, able: Fraction) -> Fraction:
    """What a queue has grown by each second, after a minute second by second."""
    waiting = Fraction(0)
    for _ in range(60):
        waiting = max(waiting + given["rate"] - able, Fraction(0))
    return waiting / 60


def ramp(given: Values, goal: Fraction) -> Fraction:
    """When the growing concurrency has come to the goal."""
    return moment(lambda second: (goal - given["start"]) * 60 - given["per_minute"] * second)


def ramp_of_queue(given: Values) -> Fraction:
    """When it has come to what is needed, or to the cap."""
    goals = (Fraction(batches(given)), cap_of_queue(given))
    return ramp(given, best(goals, lambda goal: all(goal <= one for one in goals)))


def recommended(given: Values) -> Fraction:
    """The timeout as often as is advised, and the window."""
    return added(given["timeout"], given["factor"]) + given["window"]


def by_throughput(given: Values) -> int:
    """The fewest pollers that take what arrives."""
    return smallest(lambda count: count * given["each_throughput"] * 1024 >= given["rate"] * given["size"])


def by_concurrency(given: Values) -> int:
    """The fewest pollers that invoke as many batches at a time as keep up."""
    return smallest(lambda count: count * given["each_concurrency"] >= batches(given))


def by_polls(given: Values) -> int:
    """The fewest pollers that fetch as many messages as arrive."""
    return smallest(lambda count: count * given["each_polls"] * given["batch"] >= given["rate"])


def pollers(given: Values) -> int:
    """The first number of pollers that is enough in every way, within the mapping's limits."""
    ways = (by_throughput(given), by_concurrency(given), by_polls(given))
    wanted = smallest(lambda count: all(count >= way for way in ways), int(given["least"]))
    return largest(lambda count: count <= wanted and count <= given["most"])


def kafka_pollers(given: Values) -> int:
    """The first number that is enough, of which no two read one partition."""
    ways = (by_throughput(given), by_concurrency(given))
    wanted = smallest(lambda count: all(count >= way for way in ways), 1)
    return largest(lambda count: count <= wanted and count <= given["partitions"])


def kafka_units(given: Values) -> int:
    """The fewest Event Poller Units that hold them."""
    return smallest(lambda units: units * given["pollers_per_unit"] >= kafka_pollers(given))


def at_once(given: Values) -> Fraction:
    """Batches at a time, shard by shard."""
    return added(given["factor"], given["shards"])


def read_until_now(given: Values) -> Fraction:
    """The moment at which the record arrived that is read now: time passes in slices, and what expires is gone."""
    able, width = handled(given, at_once(given)), given["time"] / SLICES
    read = Fraction(0)
    for i in range(1, SLICES + 1):
        now = width * i
        read = min(read + able * width / given["rate"], now)
        read = max(read, now - given["retention"])
    return read


def iterator_age(given: Values) -> Fraction:
    """How long ago that was."""
    return given["time"] - read_until_now(given) if given["rate"] else Fraction(0)


def backlog(given: Values) -> Fraction:
    """Records that arrived since then."""
    return added(given["rate"], iterator_age(given))


def catch_up(given: Values) -> Fraction | None:
    """When none of them is left, as others go on arriving."""
    waiting, able = backlog(given), handled(given, at_once(given))
    later = given.get("later_rate")
    arriving = given["rate"] if later is None else later
    if waiting and able <= arriving:
        return None
    return moment(lambda second: waiting + arriving * second - able * second)


def needed_factor(given: Values) -> int:
    """The fewest batches at a time for each shard that keep up."""
    return smallest(
        lambda factor: factor * given["shards"] * given["batch"] >= given["rate"] * given["duration"],
    )


def needed_shards(given: Values) -> int:
    """The fewest shards that keep up at this factor."""
    return smallest(lambda shards: shards * given["factor"] * given["batch"] >= given["rate"] * given["duration"])


def tries(given: Values) -> list[Fraction]:
    """When an event is tried, as time passes, until it is too old or was tried often enough."""
    if given.word("cause") == "off":
        return []
    if given.word("cause") == "throttle":
        return _throttled_tries(given)
    now, moments = Fraction(0), list[Fraction]()
    waits = [given["first_wait"], given["second_wait"]]
    while now <= given["max_age"] and len(moments) <= given["retries"]:
        moments.append(now)
        now += given["duration"] + (waits[len(moments) - 1] if len(moments) <= len(waits) else 0)
    return moments


def _throttled_tries(given: Values) -> list[Fraction]:
    """The same while it is throttled: after each try the clock goes on, and the next wait is longer."""
    million = 10**6
    oldest, longest = given["max_age"] * million, _nearest(given["longest"] * million)
    corners = (given["backoff"], given["longest"])
    now, wait = 0, _nearest(best(corners, lambda wait: all(wait <= one for one in corners)) * million)
    moments = []
    while now <= oldest:
        moments.append(Fraction(now, million))
        now += wait
        if wait < longest:
            wait = min(_nearest(wait * given["growth"]), longest)
    return moments


def _nearest(number: Fraction) -> int:
    """The nearest whole number; of two alike the even one."""
    below, rest = divmod(2 * number.numerator + number.denominator, 2 * number.denominator)
    return below - (rest == 0 and below % 2)
