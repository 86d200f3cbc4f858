"""What a script has printed: lines of `say: phrase | formula | …` and `step: …`."""

from dataclasses import dataclass

from assistant_core.builtin.text import clean

MOST_LINES = 200
LONGEST = 2_000


@dataclass(frozen=True)
class Lines:
    found: tuple[tuple[str, tuple[str, ...]], ...]
    last: str
    """The last line, which is the error's where the code failed."""

    def all(self, key: str) -> list[tuple[str, ...]]:
        return [values for name, values in self.found if name == key]

    @property
    def finished(self) -> bool:
        """Every script says so at its end."""
        return ("done", ("",)) in self.found


def read(logs: str) -> Lines:
    """Other programs may send anything as an output."""
    written = [line.strip() for line in logs.splitlines() if line.strip()]
    found = []
    for line in [*written[:MOST_LINES], *written[MOST_LINES:][-1:]]:
        key, _, rest = line[:LONGEST].partition(":")
        found.append((key.strip(), tuple(value.strip() for value in rest.split(" | "))))
    return Lines(tuple(found), clean(written[-1], 200) if written else "")
