"""How values are found without their formula: by trying, by adding again and again, by letting time pass."""

from __future__ import annotations

from fractions import Fraction

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Beyond this nothing is looked for: no quota, time or count of the field is as large.
FARTHEST = 2**50


def smallest(fits: Callable[[int], bool], least: int = 0) -> int:
    """The smallest whole number that fits, where all larger ones fit too."""
    if fits(least):
        return least
    step = 1
    while not fits(least + step):
        step *= 2
        if step > FARTHEST:
            raise ArithmeticError("nothing fits")
    low, high = least + step // 2, least + step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(middle) else (middle, high)
    return high


def largest(fits: Callable[[int], bool]) -> int:
    """The largest whole number that fits, where all smaller ones fit too; 0 where none does."""
    return max(smallest(lambda n: not fits(n), 1) - 1, 0)


def best(candidates: Iterable[Fraction], fits: Callable[[Fraction], bool]) -> Fraction:
    """The largest of the corners of what is allowed: with straight limits the most that is allowed is a corner."""
    return max((one for one in candidates if fits(one)), default=Fraction(0))


def added(value: Fraction, times: Fraction | int) -> Fraction:
    """A value added so many times, by doubling: a product without multiplying. Parts of a time count as parts."""
    times = Fraction(times)
    left, total, doubled = times.numerator, Fraction(0), Fraction(value)
    while left:
        if left & 1:
            total += doubled
        doubled += doubled
        left >>= 1
    return total / times.denominator


def finished(seconds: Fraction) -> Fraction:
    """Runs that one worker ends each second, one after another: counted over a time in which whole ones fit."""
    span = Fraction(seconds.numerator)
    return largest(lambda runs: runs * seconds <= span) / span


def moment(left: Callable[[Fraction], Fraction]) -> Fraction:
    """The first second at which nothing is left: whole seconds by trying, what is over by the straight line there."""
    if left(Fraction(0)) <= 0:
        return Fraction(0)
    end = smallest(lambda second: left(Fraction(second)) <= 0)
    before, after = left(Fraction(end - 1)), left(Fraction(end))
    return end - 1 + before / (before - after)
