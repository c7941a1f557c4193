"""The shapes, by the methods that a contender must instrument in each."""

import re
from pathlib import Path

COPIES = 20
WIDE = ("applyAsLong", "left", "middle", "right", "shift", "multiply", "branch", "loop", "divide", "narrow")
PROBED = "overhead.probed."
SHAPES = {
    "flat": {PROBED + "Flat": ("applyAsLong",)},
    "recur": {PROBED + "Recur": ("call",)},
    "wide": {f"{PROBED}Wide{i}": WIDE for i in range(COPIES)},
}
"""Shape -> class -> methods."""


def copies(text):
    """``(i, text)`` of each copy of the template class ``Wide`` or ``WideTimed``, under a name of its own."""
    for i in range(COPIES):
        yield i, re.sub(r"\b(Wide|WideTimed)\b", rf"\g<1>{i}", text)


def write_sources(source, target):
    """Writes the sources to compile: those of ``source``, with the copies in place of the templates. Gives their files."""
    written = {}
    for file in sorted(source.rglob("*.java")):
        text, place = file.read_text(), target / file.relative_to(source)
        if file.stem in ("Wide", "WideTimed"):
            written.update({place.with_name(f"{file.stem}{i}.java"): copy for i, copy in copies(text)})
        else:
            written[place] = text
    for place, text in written.items():
        Path(place).parent.mkdir(parents=True, exist_ok=True)
        Path(place).write_text(text)
    return list(written)
