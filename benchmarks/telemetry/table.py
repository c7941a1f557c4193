"""Ratios within repetitions, and tables of them."""

from statistics import median

AMOUNTS = (("start", "CPU of the main thread until main"), ("work", "CPU of the main thread in main"), ("process", "CPU of the process"))


def values(runs, part, subject, variant, amount):
    return {run.repetition: run.values[amount] for run in runs if (run.part, run.subject, run.variant) == (part, subject, variant)}


def ratios(own, other):
    """Of the repetitions that have both; a machine that is slower for a while is so for both."""
    return [own[repetition] / other[repetition] for repetition in own if repetition in other]


def spread(amounts):
    """Median, and the range that the middle half is in."""
    ordered = sorted(amounts)
    quarter = (len(ordered) - 1) // 4
    return median(ordered), ordered[quarter], ordered[-1 - quarter]


def cell(amounts, digits=3):
    if not amounts:
        return "-"
    return "{:.{d}f} ({:.{d}f} … {:.{d}f})".format(*spread(amounts), d=digits)


def lines(runs):
    if any(run.part == "programs" for run in runs):
        yield from programs(runs)
        yield ""
    if any(run.part == "kinds" for run in runs):
        yield from kinds(runs)
        yield ""


def programs(runs):
    yield "| program | amount | telemetry=off, ms | telemetry=on, ms | ratio |"
    yield "|--|--|--:|--:|--:|"
    for subject in dict.fromkeys(run.subject for run in runs if run.part == "programs"):
        for amount, words in AMOUNTS:
            off, on = (values(runs, "programs", subject, variant, amount) for variant in ("off", "on"))
            yield "| " + " | ".join((subject, words, cell([v / 1e6 for v in off.values()], 0), cell([v / 1e6 for v in on.values()], 0),
                                     cell(ratios(on, off)))) + " |"


def kinds(runs):
    yield "| handler | alone, ns per call | ratio to named | six of one class, ns | of six classes, ns | ratio |"
    yield "|--|--:|--:|--:|--:|--:|"
    named = values(runs, "kinds", "named", "alone", "call")
    for kind in dict.fromkeys(run.subject for run in runs if run.part == "kinds"):
        alone, alike, others = (values(runs, "kinds", kind, company, "call") for company in ("alone", "alike", "others"))
        yield "| " + " | ".join((kind, cell(alone.values(), 2), cell(ratios(alone, named)), cell(alike.values(), 2),
                                 cell(others.values(), 2), cell(ratios(others, alike)))) + " |"
