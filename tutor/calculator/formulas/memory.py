"""Memory, the vCPU that comes with it, and what that does to duration and GB-seconds."""

from __future__ import annotations

from fractions import Fraction

from tutor.calculator.formulas.concurrency import DURATION, SHORTEST
from tutor.calculator.shown import number, quantity
from tutor.calculator.subject import Curve, Figure, Input, Solution, Step, Subject, Values


def vcpu(memory: Fraction, per_vcpu: Fraction) -> Fraction:
    """The share of vCPU that comes with memory (MB)."""
    return memory / per_vcpu


def duration_at(given: Values, memory: Fraction) -> Fraction | None:
    """How long work on the CPU takes at this memory (MB); None where no duration was measured."""
    measured, before = given.get("duration"), given.get("measured_at") or given["memory"]
    if measured is None:
        return None
    return measured * _usable(given, before) / _usable(given, memory)


def _usable(given: Values, memory: Fraction) -> Fraction:
    """vCPU that the code can use: one for each thread at most."""
    return min(vcpu(memory, given["per_vcpu"]), given["threads"])


def solve(given: Values) -> Solution:
    """vCPU at this memory, and what a measured duration becomes."""
    memory, per_vcpu, measured = given["memory"], given["per_vcpu"], given.get("duration")
    before, there = given.get("measured_at") or memory, duration_at(given, memory)
    cost = None if there is None else memory / 1024 * there
    earlier = None if measured is None else before / 1024 * measured
    change = None if cost is None or not earlier else cost / earlier - 1
    return Solution(
        {
            "vcpu": vcpu(memory, per_vcpu),
            "usable_vcpu": _usable(given, memory),
            "duration": there,
            "gb_seconds": cost,
            "change": change,
        },
        (
            Step(
                "vCPU grows with memory",
                f"{number(memory)} / {number(per_vcpu)}",
                vcpu(memory, per_vcpu),
                "vCPU",
            ),
            Step(
                "The code uses one for each thread at most",
                f"min({number(vcpu(memory, per_vcpu))}, {number(given['threads'])})",
                _usable(given, memory),
                "vCPU",
            ),
            Step(
                "Work on the CPU takes as much less time as there is more vCPU to use",
                "asks for --duration"
                if measured is None
                else f"{quantity(measured, 's')} × {number(_usable(given, before))} / {number(_usable(given, memory))}",
                there,
                "s",
            ),
            Step(
                "Memory times duration is what is billed",
                "asks for --duration" if there is None else f"{number(memory)} MB / 1,024 × {quantity(there, 's')}",
                cost,
                "GB-s",
            ),
            Step(
                "Against what was billed before",
                "asks for --duration" if cost is None or not earlier else f"{number(cost)} / {number(earlier)} - 1",
                change,
                "share",
            ),
        ),
        binding="threads" if vcpu(memory, per_vcpu) > given["threads"] else None,
        assumptions=("All of the duration is work on the CPU; waiting for others does not get shorter.",),
    )


def curve(given: Values) -> Curve:
    """Duration by memory where one was measured, else vCPU."""
    least, most = (Fraction(bound) for bound in given.bounds["memory"])
    top = max(min(given["per_vcpu"] * max(given["threads"], Fraction(1)) * 2, most), given["memory"])
    sizes = [least + (top - least) * i / 60 for i in range(61)]
    if given.get("duration") is None:
        points = tuple((size, vcpu(size, given["per_vcpu"])) for size in sizes)
        return Curve("vCPU, by memory", "memory", "MB", "vCPU", "vCPU", points)
    durations = tuple((size, duration_at(given, size) or Fraction(0)) for size in sizes)
    return Curve("Duration, by memory", "memory", "MB", "duration", "s", durations)


MEMORY = Subject(
    "memory",
    "Memory, vCPU, duration and GB-seconds",
    (
        Input("memory", "MB", "memory of the function", range_fact="lambda.memory.range", least=1, is_whole=True),
        Input(
            "duration",
            "s",
            "a measured duration",
            range_fact=DURATION.range_fact,
            least=SHORTEST,
            is_optional=True,
        ),
        Input(
            "measured_at",
            "MB",
            "memory at which it was measured",
            range_fact="lambda.memory.range",
            least=1,
            is_optional=True,
        ),
        Input("threads", "threads", "threads that work at a time", default="1", least=1, most=64, is_whole=True),
        Input("per_vcpu", "MB", "memory that brings one vCPU", fact="lambda.memory.vcpu-point", least=1),
    ),
    (
        Figure("vcpu", "vCPU", "what comes with the memory"),
        Figure("usable_vcpu", "vCPU", "what the code can use of it"),
        Figure("duration", "s", "the duration at this memory", "asks for --duration"),
        Figure("gb_seconds", "GB-s", "billed for one request", "asks for --duration"),
        Figure("change", "share", "of what is billed, against the memory it was measured at", "asks for --duration"),
    ),
    solve,
    facts=("lambda.memory.cpu-proportional", "pricing.gbs-math"),
    curve=curve,
    examples=("--memory 1769MB", "--memory 1792MB --duration 2s --measured-at 512MB"),
)
