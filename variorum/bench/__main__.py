"""Measures every quality against its floor and prints one table; a floor only rises."""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from variorum.bench import evaluators, speed
from variorum.model.recipe import Recipe

FLOORS = Path(__file__).with_name("floors.json")


def main() -> int:
    """Run the measures that are asked for.

    :returns: 0 all floors held, 1 one did not, 2 the evaluators are not there.
    """
    parser = argparse.ArgumentParser(prog="python -m variorum.bench", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with eval/, data/, gold/ and seeds/")
    parser.add_argument("--only", nargs="*", choices=sorted(MEASURES), help="measure only these")
    parser.add_argument("--raise-floors", action="store_true", help="write better figures into floors.json")
    parser.add_argument("--allow-regression", metavar="REASON", help="lower floors to the figures measured, and say why")
    options = parser.parse_args()
    if not (options.shared / "eval").is_dir():
        print(f"No evaluators at {options.shared}; name their folder with --shared.", file=sys.stderr)
        return 2
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in options.only or MEASURES:
            print(f"measuring {name} ...", file=sys.stderr, flush=True)
            figures.update(MEASURES[name](options.shared, Path(folder)))
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    missed = show_table(figures, floors)
    if options.raise_floors or options.allow_regression:
        write_floors(figures, floors, options.allow_regression)
    return 1 if missed and not options.allow_regression else 0


MEASURES = {
    "collation": lambda shared, _: speed.measure_collation(shared),
    "annotation": lambda shared, _: speed.measure_annotation(shared),
    "pile": lambda _shared, _work: speed.measure_pile(),
    "batch": speed.measure_batch,
    "account": evaluators.measure_account,
    "others": evaluators.measure_others,
    "attribution": lambda shared, work: evaluators.measure_attribution(shared, work, Recipe(), ""),
    "rules": lambda shared, work: evaluators.measure_attribution(
        shared, work, Recipe(params={"statements": {"model": "none"}}), " by rules"
    ),
    "times": evaluators.measure_times,
    "events": evaluators.measure_events,
    "grouping": evaluators.measure_grouping,
}
"""What can be measured, in the order it runs; collation first, since it times a cold start."""


def show_table(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Print the figures beside their floors.

    :returns: the names of those below their floor. Figures of which less is better are kept negative.
    """
    missed = []
    print(f"{'measure':<66} {'figure':>9} {'floor':>9}")
    for name, value in figures.items():
        floor = floors.get(name)
        low = floor is not None and value < floor
        if low:
            missed.append(name)
        print(f"{name:<66} {abs(value):>9.3f} {'' if floor is None else f'{abs(floor):.3f}':>9}{'  BELOW ITS FLOOR' if low else ''}")
    return missed


def write_floors(figures: dict[str, float], floors: dict[str, float], reason: str | None) -> None:
    """Raise the floors to the figures, 2 % of slack left; lower one only with a reason, which is kept beside it."""
    for name, value in figures.items():
        slack = value - 0.02 * abs(value) if not name.startswith("speed: ") else value - 0.3 * abs(value)
        floor = floors.get(name)
        if name.endswith(" a second") and "/" not in name:
            continue
        if floor is None or slack > floor or (reason and value < floor):
            floors[name] = round(slack, 4)
    text = json.dumps(dict(sorted(floors.items())), indent=2, ensure_ascii=False) + "\n"
    FLOORS.write_text(text, encoding="utf-8")
    if reason:
        print(f"Lowered with the reason: {reason}. Repeat it in the commit message.")


if __name__ == "__main__":
    sys.exit(main())
