"""How much one file may take of the machine."""

from dataclasses import dataclass

MB = 1 << 20


@dataclass(frozen=True)
class Limits:
    seconds: float = 60
    seconds_per_mb: float = 2
    memory_bytes: int = 1 << 30
    unzipped_bytes: int = 300 * MB
    unzipped_ratio: int = 200
    """How many times its packed size a file inside an archive may have; small files are free to."""
    zip_entries: int = 20_000
    text_characters: int = 20_000_000
    pages: int = 20_000

    def seconds_for(self, size: int) -> float:
        return self.seconds + self.seconds_per_mb * size / MB


LIMITS = Limits()
