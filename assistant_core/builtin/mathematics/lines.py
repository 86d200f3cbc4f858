"""What a piece of code has printed: lines of `key: value | value`."""

from dataclasses import dataclass

from assistant_core.builtin.text import clean


@dataclass(frozen=True)
class Lines:
    found: tuple[tuple[str, tuple[str, ...]], ...]
    last: str
    """The last line, which is the error's where the code failed."""

    def all(self, key: str) -> list[tuple[str, ...]]:
        return [values for name, values in self.found if name == key]

    def values(self, key: str) -> list[str]:
        return [values[0] for values in self.all(key)]

    def one(self, key: str) -> str:
        return next(iter(self.values(key)), "")

    @property
    def finished(self) -> bool:
        """Every piece of code says so at its end."""
        return ("done", ("",)) in self.found


def read(logs: str) -> Lines:
    written = [line.strip() for line in logs.splitlines() if line.strip()]
    found = []
    for line in written:
        key, _, rest = line.partition(":")
        found.append((key.strip(), tuple(value.strip() for value in rest.split(" | "))))
    return Lines(tuple(found), clean(written[-1], 200) if written else "")
