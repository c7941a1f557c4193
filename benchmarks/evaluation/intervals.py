"""Wilson's score interval (JASA 22, 1927): honest for few trials and for shares near 0 and 1."""

from math import sqrt

Z95 = 1.959963984540054


def wilson(hits, trials, z=Z95):
    """The interval of a share of ``hits`` in ``trials``; (0, 1) for none."""
    if trials == 0:
        return 0.0, 1.0
    share = hits / trials
    centre = (share + z * z / (2 * trials)) / (1 + z * z / trials)
    half = z / (1 + z * z / trials) * sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    return max(0.0, centre - half), min(1.0, centre + half)


def share(hits, trials):
    """``37/40 92 % [80, 97]``, or a dash when there was nothing to count."""
    if trials == 0:
        return "–"
    low, high = wilson(hits, trials)
    return f"{hits}/{trials} {100 * hits / trials:.0f} % [{100 * low:.0f}, {100 * high:.0f}]"
