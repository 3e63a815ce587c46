"""Callers who wait: what the account's limit, a reservation, provisioned environments and the scaling rate do."""

from __future__ import annotations

from math import ceil

from tutor.calculator.formulas.concurrency import ENVIRONMENTS, EXECUTIONS, LIMIT, RATE_PER_UNIT
from tutor.calculator.formulas.scaling import BURST, CONTINUOUS, STEPS
from tutor.calculator.formulas.shares import MIN_UNRESERVED, refuse_provisioned
from tutor.calculator.lab import bench
from tutor.calculator.lab.knobs import Knob
from tutor.calculator.simulation.scenario import Limits, ScalingRate, Scenario, Service

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction

    from tutor.calculator.subject import Values
    from tutor.calculator.subjects import Given

MOST = 10**6


def scaling_rate(given: Values) -> ScalingRate:
    """How fast environments come."""
    return ScalingRate(float(given["step"]), float(given["period"]), given.word("scaling") == STEPS)


def scenario(given: Values) -> Scenario:
    """The usual load has run before second 0, so that its environments are warm. Raises BadInput, BadScenario."""
    reserved, provisioned = bench.reserved_of(given), given["provisioned"]
    if reserved is None:
        refuse_provisioned(given["limit"], provisioned, given["min_unreserved"], 0 * provisioned, dashes="")
    limits = Limits(
        int(given["limit"]),
        reserved,
        int(provisioned),
        scaling=scaling_rate(given),
        rate_factor=float(given["rate_per_unit"]),
    )
    service = Service(float(given["duration"]), float(given["duration"] + given["init"]))
    warm = min(ceil(warm_before(given)), limits.on_demand)
    return Scenario(bench.load(given), service, limits, float(given["time"]), warm_at_start=warm)


def warm_before(given: Values) -> Fraction:
    """Environments on demand that the usual load keeps busy."""
    return max(given["usual"] * given["duration"] - given["provisioned"], 0 * given["usual"])


def _cap(given: Values) -> Fraction:
    reserved = given.get("reserved")
    return given["limit"] if reserved is None else reserved


def _burst(given: Values) -> Given:
    return {
        "rps": given["spike"],
        "duration": given["duration"],
        "limit": _cap(given),
        "warm": ceil(given["provisioned"] + warm_before(given)),
        "time": max(min(given["to"], given["time"]) - given["from"], 0 * given["to"]),
        "refill": given.word("scaling"),
    }


def _quota(given: Values) -> Given:
    return {name: given.plain[name] for name in ("duration", "limit", "reserved")} | {"rps": given["spike"]}


def _erlang(given: Values) -> Given:
    return {"rps": given["usual"], "duration": given["duration"], "limit": _cap(given)}


def _provisioned(given: Values) -> Given:
    return {**_quota(given), "provisioned": given["provisioned"]}


DIRECT = bench.Bench(
    bench.inputs(
        "direct",
        "Callers who wait for the answer",
        bench.rate("usual", "requests each second before and after the spike", "500"),
        bench.rate("spike", "requests each second during the spike", "3000"),
        bench.duration("how long a request takes in a warm environment", "1 s"),
        bench.seconds("from", "when the spike begins", "10 s"),
        bench.seconds("to", "when the spike ends", "35 s"),
        Knob("init", "s", "what a cold start adds", default="0 s", most=60, label="init", finest=bench.SHORTEST * 10),
        Knob("limit", EXECUTIONS, LIMIT.help, fact=LIMIT.fact, is_whole=True, least=1, most=MOST, label="limit"),
        Knob(
            "reserved",
            EXECUTIONS,
            "reserved concurrency of the function",
            is_whole=True,
            is_optional=True,
            most=MOST,
            label="reserved",
            first=100,
        ),
        Knob(
            "provisioned",
            ENVIRONMENTS,
            "provisioned concurrency, ready from the start",
            default="0",
            is_whole=True,
            most=MOST,
            label="provisioned",
        ),
        bench.arrivals(),
        Knob(
            "scaling",
            "",
            "how the scaling rate is granted",
            default=CONTINUOUS,
            choices=(CONTINUOUS, STEPS),
            label="scaling",
        ),
        bench.length(),
        BURST.input("step"),
        BURST.input("period"),
        RATE_PER_UNIT,
        MIN_UNRESERVED,
    ),
    "requests",
    scenario,
    {"burst": _burst, "quota": _quota, "erlang": _erlang, "provisioned": _provisioned},
)
