"""The agent without samples, and with each sampler, of CPU time alone and of all events."""

from sources import Variant

ALL_EVENTS = "cpu+wall+alloc+lock"
SAMPLERS = ("perf_events", "ctimer", "itimer", "jfr")

NONE = Variant("off", "")
ALL = (NONE, *(Variant(f"{events}, {sampler}", f"sampling={events},sampler={sampler}")
               for events in ("cpu", ALL_EVENTS) for sampler in SAMPLERS))


def in_turn(repetition):
    """All of them, each repetition beginning with another one and every second one backwards: no drift favours one."""
    start = (repetition // 2) % len(ALL)
    turned = [*ALL[start:], *ALL[:start]]
    return turned[::-1] if repetition % 2 else turned
