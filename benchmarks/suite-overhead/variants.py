"""With what a suite runs: nothing, or the agent with ever more of its options."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Variant:
    """``options`` of the agent; None without the agent."""
    name: str
    options: str = None

    def arguments(self, agent, profiles):
        if self.options is None:
            return []
        extra = f",{self.options}" if self.options else ""
        return [f"-javaagent:{agent}=out={profiles}{extra}"]


NONE = Variant("no agent")
AGENTS = (
    Variant("waits=off,tasks=off", "waits=off,tasks=off"),
    Variant("waits=probes,tasks=off", "waits=probes,tasks=off"),
    Variant("waits=on,tasks=off", "waits=on,tasks=off"),
    Variant("as it comes (waits=on,tasks=on)", ""),
    Variant("everything (alloc=on,cpu=on besides)", "alloc=on,cpu=on"),
)
ALL = (NONE, *AGENTS)


def in_turn(repetition):
    """All of them, each repetition beginning with another one and every second one backwards: no drift favours one."""
    start = (repetition // 2) % len(ALL)
    turned = [*ALL[start:], *ALL[:start]]
    return turned[::-1] if repetition % 2 else turned
