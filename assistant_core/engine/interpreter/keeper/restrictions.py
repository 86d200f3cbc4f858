"""What the keeper takes away from itself, and so from the sandbox, before anything of the sandbox runs."""

import ctypes
import errno
import os
import resource
import struct

from confinement import calls, seccomp
from confinement.landlock import (
    EVERY_ACCESS,
    IOCTL_DEV,
    READ_DIR,
    READ_FILE,
    READING,
    WRITE_FILE,
    checked,
    confine,
)

MAX_OPEN = 256
ADDRESS_SPACE = 8 << 30
"""Beyond the memory: stacks of threads, libraries. What describes it to the processor is memory, too."""
SET_CHILD_SUBREAPER = 36
UNCOUNTED = (
    resource.RLIMIT_CORE,
    resource.RLIMIT_MSGQUEUE,
    resource.RLIMIT_MEMLOCK,
    resource.RLIMIT_SIGPENDING,
)
"""What of the user's the sandbox would share with other programs: none of it."""

libc = ctypes.CDLL(None, use_errno=True)


def drop_capabilities() -> None:
    """A sandbox of root is one of an ordinary user: limits cannot be raised again."""
    header, none = struct.pack("=Ii", 0x20080522, 0), bytes(24)
    checked(libc.capset(header, none))


def confine_to(readable: list[str], mounted: list[str], folder: str) -> None:
    """sandlock resolves the sandbox's paths for it; this process can then reach no more than they may."""
    rules = [("/proc", READING | WRITE_FILE), ("/dev/null", READ_FILE | WRITE_FILE)]
    rules += [(path, READ_DIR) for path in mounted] + [(path, READING) for path in readable]
    confine([*rules, (folder, EVERY_ACCESS & ~IOCTL_DEV)])


def refuse_sockets() -> None:
    """sandlock would listen for commands on one."""
    machine = os.uname().machine
    architecture = calls.MACHINES[machine][0]
    refused = {calls.numbers(machine)["socket"]: seccomp.ERRNO | errno.EPERM}
    seccomp.install(seccomp.program(architecture, refused, seccomp.ALLOW))


def limit(memory: int, disk: int) -> None:
    for which in UNCOUNTED:
        resource.setrlimit(which, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MAX_OPEN, MAX_OPEN))
    resource.setrlimit(resource.RLIMIT_FSIZE, (disk, disk))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_AS, (memory + ADDRESS_SPACE, memory + ADDRESS_SPACE))


def adopt_orphans() -> None:
    """Processes whose parent ends become this one's, so that none gets out of sight."""
    checked(libc.prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0))
