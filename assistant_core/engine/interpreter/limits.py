"""What code may use, and how a reader is told that it wanted more."""

from typing import NamedTuple

from assistant_core.config import Settings

MB = 1 << 20


class Limits(NamedTuple):
    seconds: float
    memory_mb: int
    processes: int
    disk_mb: int
    output_characters: int

    @classmethod
    def of(cls, settings: Settings) -> "Limits":
        return cls(
            settings.interpreter_seconds,
            settings.interpreter_memory_mb,
            settings.interpreter_processes,
            settings.interpreter_disk_mb,
            settings.interpreter_output_characters,
        )

    def passed(self, which: str) -> str:
        """`which`: seconds, memory, processes, threads, disk, files, pipes, locks, output, left, exit."""
        return {
            "seconds": f"Stopped: it ran for more than {self.seconds:g} seconds (INTERPRETER_SECONDS).",
            "memory": f"It needed more than {self.memory_mb} MB of memory (INTERPRETER_MEMORY_MB).",
            "processes": f"It wanted more than {self.processes} processes (INTERPRETER_PROCESSES).",
            "threads": "Stopped: it started hundreds of threads.",
            "disk": f"It wrote more than {self.disk_mb} MB under /mnt/data (INTERPRETER_DISK_MB).",
            "files": "Stopped: it made more than 2,000 files, folders more than 30 deep, or files that cannot"
            " be counted (in folders that may not be listed, or removed while they are in use).",
            "pipes": "Stopped: it opened more than 100 pipes or sockets.",
            "locks": "Stopped: it locked more than 1,000 parts of files.",
            "output": f"It printed more than {self.output_characters:,} characters"
            " (INTERPRETER_OUTPUT_CHARACTERS); the rest is left out.",
            "left": "Its process could not be freed of threads that still ran: variables are gone.",
            "exit": "Stopped: the interpreter's process ended.",
        }[which]
