"""Cells and targets as Markdown. Pure functions; the tests are in test_overhead.py."""

CROWDED = 1.2
"""From this wall time per CPU time on, a thread did not have a core to itself."""


def spread(value, digits):
    if not value.known:
        return "–"
    return f"{value.median:.{digits}f} ({value.low:.{digits}f}–{value.high:.{digits}f})"


def markdown(head, rows, texts=2):
    """The first columns are text, all others numbers."""
    rule = ["--"] * texts + ["--:"] * (len(head) - texts)
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, rule, *rows])


def cost_rows(cells):
    for cell in cells:
        crowded = " *" if cell.wall_per_cpu >= CROWDED else ""
        none = cell.contender == "none"
        yield [f"{cell.shape}, {cell.threads} thread{'s' * (cell.threads > 1)}", cell.contender, spread(cell.nanos, 1),
               "" if none else spread(cell.added, 1), "" if none else spread(cell.over_floor, 2), f"{cell.bytes:.0f}",
               f"{cell.wall_per_cpu:.2f}{crowded}", str(cell.runs)]


def costs(cells):
    """One table per JDK."""
    head = ["shape", "contender", "ns per call", "ns added", "of the floor", "bytes per call", "wall/CPU", "JVMs"]
    parts = []
    for jdk in dict.fromkeys(c.jdk for c in cells):
        parts.append(f"### JDK {jdk}\n\n{markdown(head, cost_rows(c for c in cells if c.jdk == jdk))}\n")
    if any(c.wall_per_cpu >= CROWDED for c in cells):
        parts.append("\\* The threads did not have a core each, because of other programs or the agent's own threads: "
                     "such a figure says nothing about contention, and is less exact.\n")
    return "\n".join(parts)


def overview(cells):
    """One table per JDK, contenders by places: what they add, and how that compares with the floor."""
    parts = []
    for jdk in dict.fromkeys(c.jdk for c in cells):
        own = {((c.shape, c.threads), c.contender): c for c in cells if c.jdk == jdk and c.contender != "none"}
        places = list(dict.fromkeys(place for place, _ in own))
        head = [f"JDK {jdk}: ns added per call (of the floor)", *(f"{shape}, {threads} thread{'s' * (threads > 1)}" for shape, threads in places)]
        rows = [[name, *(brief(own.get((place, name))) for place in places)] for name in dict.fromkeys(c for _, c in own)]
        if rows:
            parts.append(markdown(head, rows, texts=1) + "\n")
    return "\n".join(parts)


def brief(cell):
    if cell is None or not cell.added.known:
        return ""
    return f"{cell.added.median:.0f}" + (f" ({cell.over_floor.median:.2f})" if cell.over_floor.known else "")


def outcomes(targets):
    head = ["where", "culprit's added cost", "measured", "at most", "outcome"]
    rows = [[f"JDK {t.jdk}, {t.shape}, {t.threads} thread{'s' * (t.threads > 1)}", t.what, spread(t.value, 2), f"{t.limit:.2f}",
             t.outcome + beside_floor(t)] for t in targets]
    return markdown(head, rows) + "\n" if rows else ""


def beside_floor(target):
    """What the floor would have had, where a peer's limit was missed; nan is unknown."""
    missed = target.outcome.startswith("missed") and target.floor == target.floor
    return f"; the floor alone {target.floor:.2f}" if missed else ""


def left_out(reasons):
    """Lines of ``(contender, jdk, shape) -> why``, one per contender and reason."""
    places = {}
    for (name, jdk, shape), why in reasons.items():
        places.setdefault((name, why), []).append(f"JDK {jdk} {shape}".strip())
    return [f"{name} ({', '.join(where)}): {why}" for (name, why), where in places.items()]


LEGEND = """Medians (lowest–highest) over JVMs. *ns added* is CPU time of a measuring thread per call of a probed method, less
that of `none` in the same repetition; *of the floor* is that divided by what `floor` has added in the same repetition;
*bytes* are those that the thread allocates.
"""


def page(report):
    """All that is printed. ``report``: how, cells, targets, contenders (name -> what), left_out."""
    parts = [report["how"], overview(report["cells"]), LEGEND, costs(report["cells"]), outcomes(report["targets"]),
             "\n".join(f"- `{name}`: {what}" for name, what in report["contenders"].items()) + "\n"]
    if report["left_out"]:
        parts.append("Left out:\n\n" + "\n".join(f"- {line}" for line in left_out(report["left_out"])) + "\n")
    return "\n".join(part for part in parts if part)
