"""Ratios to no agent, taken within each repetition, and a table of them."""

from statistics import median

import variants


def ratios(runs, suite, variant, amount):
    """Of each repetition that has both; a machine that is slower for a while is so for both."""
    alone = {run.repetition: getattr(run, amount) for run in runs if (run.suite, run.variant) == (suite, variants.NONE.name)}
    return [getattr(run, amount) / alone[run.repetition] for run in runs
            if (run.suite, run.variant) == (suite, variant) and run.repetition in alone]


def spread(values):
    """Median, and the range that the middle half of the values is in."""
    ordered = sorted(values)
    quarter = (len(ordered) - 1) // 4
    return median(ordered), ordered[quarter], ordered[-1 - quarter]


def cell(values):
    if not values:
        return "-"
    middle, low, high = spread(values)
    return f"{middle:.3f} ({low:.3f} … {high:.3f})"


def differing(runs, suite):
    """Whether the runs of a suite did not run the same tests with the same outcomes."""
    return len({run.tests for run in runs if run.suite == suite}) > 1


def lines(runs):
    yield "| suite | with | CPU, × no agent | wall, × no agent | CPU, s | wall, s |"
    yield "|--|--|--:|--:|--:|--:|"
    for suite in dict.fromkeys(run.suite for run in runs):
        for variant in variants.ALL:
            own = [run for run in runs if (run.suite, run.variant) == (suite, variant.name)]
            if own:
                yield "| " + " | ".join((
                    suite, variant.name, cell(ratios(runs, suite, variant.name, "cpu")),
                    cell(ratios(runs, suite, variant.name, "wall")),
                    f"{median(run.cpu for run in own):.2f}", f"{median(run.wall for run in own):.2f}")) + " |"
