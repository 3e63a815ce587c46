"""What people wait for, each beside a floor taken in the same run: these figures are ratios, machines vary."""

from __future__ import annotations

from benchmarks import first_question, lab, large_pack, next_question, plan_speed, preview, simulation


def main() -> None:
    """Runs every benchmark."""
    first_question.main()
    print()
    next_question.main()
    print()
    large_pack.main()
    print()
    plan_speed.main()
    print()
    preview.main()
    print()
    simulation.main()
    print()
    lab.main()


if __name__ == "__main__":
    main()
