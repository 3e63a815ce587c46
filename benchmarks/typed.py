"""What reading a typed number costs: microseconds for each form, and how hostile texts grow with their length.

`python -m benchmarks.typed`. Nothing is asserted: tests bound what is read, and this shows what that comes to.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

from tutor.calculator.expressions import NotArithmetic, evaluate
from tutor.calculator.quantities import Unreadable, parse

RUNS = 7
TYPED = (
    *("50", "1,000", "1 000", "1_000", "1k", "1e3", "~50", "five", "50 concurrent executions", "HTTP 429"),
    *("15 min", "900 s", "1 min 30 s", "10 GB", "10,240 MB", "$18.74", "70 %", "10k rps", "100 1/s"),
    *("100*0.5", "ceil(7.2)", "(12000 + 3000) * 0.04", "1,00", "10 10", "many", "15 lightyears", ""),
)
HOSTILE: dict[str, Callable[[int], str]] = {
    "(((": lambda length: "(" * length,
    "---1": lambda length: "-" * length + "1",
    "999": lambda length: "9" * length,
    "1+1+1": lambda length: "1+" * (length // 2) + "1",
    "9e15*9e15": lambda length: "9e15*" * (length // 5) + "1",
    "1e999": lambda length: "1e" + "9" * length,
    "1 1 1": lambda length: "1 " * (length // 2),
    "1,1,1": lambda length: "1," * (length // 2),
    "~~~1": lambda length: "~" * length + "1",
    "1 h 1 h": lambda length: "1 h " * (length // 4),
    "__import__": lambda length: "__import__('os')." * (length // 17),
}
LENGTHS = (10, 40, 200, 1_000, 10_000, 100_000)


def main() -> None:
    """Prints both tables."""
    print(f"{'typed':30} {'quantity':>10} {'expression':>12}   microseconds, best of {RUNS}")
    for text in TYPED:
        print(f"{text!r:30} {_quantity(text):10.1f} {_expression(text):12.1f}")
    print(f"\n{'hostile':12} {'':10}" + "".join(f"{length:>9,}" for length in LENGTHS) + "   characters; microseconds")
    for name, make in HOSTILE.items():
        for word, read in (("quantity", _quantity), ("expression", _expression)):
            print(f"{name:12} {word:10}" + "".join(f"{read(make(length)):9.1f}" for length in LENGTHS))
    slowest = max(max(_quantity(text), _expression(text)) for text in TYPED)
    print(f"\nslowest typed form: {slowest:.0f} microseconds (a thousandth of a second is 1,000)")


def _quantity(text: str) -> float:
    """The cost of reading a quantity, past the memory of what was read before."""
    return _best(lambda: parse.__wrapped__(text), Unreadable)


def _expression(text: str) -> float:
    """The cost of reading and computing an expression."""
    from tutor.calculator import expressions

    def computed() -> object:
        expressions.read.cache_clear()
        return evaluate(text)

    return _best(computed, NotArithmetic)


def _best(work: Callable[[], object], refusal: type[Exception]) -> float:
    """Microseconds of the fastest run; a refusal is an answer."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        with suppress(refusal):
            work()
        times.append(time.perf_counter() - began)
    return min(times) * 1e6


if __name__ == "__main__":
    main()
