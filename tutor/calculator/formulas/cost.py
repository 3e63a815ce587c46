"""What a function costs: on demand, on provisioned concurrency, and where the two meet."""

from __future__ import annotations

from tutor.calculator.formulas.bill import MONTH, Bill, break_even
from tutor.calculator.formulas.concurrency import DURATION
from tutor.calculator.formulas.memory import MEMORY
from tutor.calculator.formulas.prices import PRICES
from tutor.calculator.shown import number, quantity
from tutor.calculator.subject import Curve, Figure, Input, Solution, Step, Subject, Values

GB_SECONDS = "GB-s"


def solve(given: Values) -> Solution:
    """Every charge of a month, and how far provisioned concurrency must be used to pay."""
    bill = Bill(given)
    bill.refuse_the_impossible()
    even = break_even(given["price_duration"], given["price_provisioned"], given["price_provisioned_duration"])
    idle, running, ready = (_price(given, name) for name in _PRICES)
    return Solution(
        {
            "gb_seconds": bill.gb_seconds,
            **bill.charges,
            "total": bill.total,
            "utilisation": bill.warm / bill.standing if bill.standing else None,
            "break_even": even,
        },
        (
            *_on_demand_steps(bill),
            *_provisioned_steps(bill),
            *_other_steps(bill),
            Step("Everything together", _sum(bill), bill.total, "USD"),
            Step(
                "Provisioned concurrency pays above this utilisation",
                f"{ready} / ({idle} - {running})",
                even,
                "share",
            ),
        ),
        assumptions=(
            "One month in one Region at the prices given; data transfer and the services around are not counted.",
            "Initialisation is billed as duration; the duration given includes its part.",
            "The free tier is the account's: other functions use it too. It does not cover provisioned concurrency.",
            *_all_month(given),
        ),
    )


def _all_month(given: Values) -> tuple[str, ...]:
    if not given["provisioned"] or given.get("provisioned_time") is not None:
        return ()
    return (f"Taken where nothing was said: --provisioned-time {number(MONTH / 3600)} h, a month.",)


_PRICES = ("price_duration", "price_provisioned_duration", "price_provisioned")


def _on_demand_steps(bill: Bill) -> tuple[Step, ...]:
    """How requests and duration on demand are charged."""
    given, seconds = bill.given, quantity(bill.duration, "s")
    return (
        Step(
            "Requests beyond the free ones",
            f"max({number(given['requests'])} - {number(given['free_requests'])}, 0) "
            f"× {_price(given, 'price_requests')} / million",
            bill.request_cost,
            "USD",
        ),
        Step(
            "Requests on demand times memory times billed duration",
            f"{number(bill.on_demand_requests)} × {number(given['memory'])} MB / 1,024 × {seconds}",
            bill.gb_seconds,
            GB_SECONDS,
        ),
        Step(
            "GB-seconds beyond the free ones",
            f"max({number(bill.gb_seconds)} - {number(given['free_duration'])}, 0)",
            bill.billed,
            GB_SECONDS,
        ),
        Step(
            "They are charged, less where a cheaper tier begins",
            f"{number(bill.billed)} × {_price(given, 'price_duration')}",
            bill.compute_cost,
            "USD",
        ),
    )


def _provisioned_steps(bill: Bill) -> tuple[Step, ...]:
    """How provisioned concurrency is charged, where there is some."""
    given = bill.given
    if not bill.standing:
        return ()
    return (
        Step(
            "Provisioned concurrency is charged for its time, used or not",
            f"{number(given['provisioned'])} × {number(given['memory'])} MB / 1,024 "
            f"× {quantity(bill.standing_time, 's')}",
            bill.standing,
            GB_SECONDS,
        ),
        Step(
            "At its price",
            f"{number(bill.standing)} × {_price(given, 'price_provisioned')}",
            bill.provisioned_cost,
            "USD",
        ),
        Step(
            "What runs on it is charged besides",
            f"{number(bill.warm)} × {_price(given, 'price_provisioned_duration')}",
            bill.provisioned_compute_cost,
            "USD",
        ),
        Step(
            "Of what stands ready so much is used",
            f"{number(bill.warm)} / {number(bill.standing)}",
            bill.warm / bill.standing,
            "share",
        ),
    )


def _other_steps(bill: Bill) -> tuple[Step, ...]:
    """Ephemeral storage and Event Poller Units, where they are charged."""
    given = bill.given
    storage = Step(
        f"Ephemeral storage above {quantity(given['free_tmp'], 'MB')}, for the time of all requests",
        f"{number(bill.storage)} × {_price(given, 'price_tmp')}",
        bill.storage_cost,
        "USD",
    )
    pollers = Step(
        "Event Poller Units",
        f"{number(given['epu_hours'])} × {_price(given, 'price_epu')}",
        bill.poller_cost,
        "USD",
    )
    return tuple(step for step in (storage, pollers) if step.value)


def _sum(bill: Bill) -> str:
    return " + ".join(quantity(charge, "USD") for charge in bill.charges.values() if charge) or "0"


def _price(given: Values, name: str) -> str:
    return quantity(given[name], "USD")


def curve(given: Values) -> Curve:
    """The bill by requests, up to twice those given."""
    least = given["provisioned_requests"]
    loads = [least + (2 * given["requests"] - least) * i / 60 for i in range(61)]
    points = tuple((load, Bill(Values({**given.plain, "requests": load})).total) for load in loads)
    return Curve("Cost, by requests", "requests", "requests", "cost", "USD", points)


COST = Subject(
    "cost",
    "Cost of a month: on demand, provisioned, and the break-even",
    (
        Input("requests", "requests", "requests in the month"),
        Input("duration", "s", DURATION.help, range_fact=DURATION.range_fact),
        MEMORY.input("memory"),
        Input("arch", "", "instruction set", default="x86", choices=("x86", "arm")),
        Input("tmp", "MB", "ephemeral storage", fact="pricing.tmp.free", range_fact="lambda.tmp.size"),
        Input("provisioned", "environments", "provisioned concurrency", default="0", is_whole=True),
        Input("provisioned_time", "s", "how long it is configured; all month if not said", is_optional=True),
        Input("provisioned_requests", "requests", "requests that run on it, of all", default="0"),
        Input(
            "provisioned_duration",
            "s",
            "how long those take, on average",
            range_fact=DURATION.range_fact,
            is_optional=True,
        ),
        Input("epu_hours", "EPU-hours", "hours of Event Poller Units", default="0"),
        *PRICES,
    ),
    (
        Figure("gb_seconds", GB_SECONDS, "on demand, before the free tier"),
        Figure("request_cost", "USD", "requests"),
        Figure("compute_cost", "USD", "duration on demand"),
        Figure("provisioned_cost", "USD", "provisioned concurrency, used or not"),
        Figure("provisioned_compute_cost", "USD", "duration on provisioned concurrency"),
        Figure("storage_cost", "USD", "ephemeral storage"),
        Figure("poller_cost", "USD", "Event Poller Units"),
        Figure("total", "USD", "all of it"),
        Figure("utilisation", "share", "of the provisioned concurrency", "no provisioned concurrency"),
        Figure("break_even", "share", "utilisation above which provisioned concurrency pays", "never"),
    ),
    solve,
    facts=("pricing.gbs-math",),
    curve=curve,
    examples=(
        "--requests 3m --duration 120ms --memory 1536MB",
        "--requests 3m --duration 120ms --memory 1536MB --provisioned 100 --provisioned-time 8h "
        "--provisioned-requests 500k --provisioned-duration 100ms",
    ),
)
