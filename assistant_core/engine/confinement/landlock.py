"""Landlock: after `confine` this process, and what it starts, reaches the given paths and no others.

It governs what files hold and which there are, not their rights, owners, times or attributes, and not what
looking a path up tells: those are for the list of system calls.
"""

import ctypes
import os
import stat
import struct
import sys
from collections.abc import Iterable

# As in linux/landlock.h and linux/prctl.h.
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, TRUNCATE, IOCTL_DEV = (1 << bit for bit in (0, 1, 2, 3, 14, 15))
OF_A_FILE = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE
READING = EXECUTE | READ_FILE | READ_DIR
EVERY_ACCESS = (1 << 16) - 1
EVERY_TCP, EVERY_SCOPE = 0b11, 0b11
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
VERSION, PATH_BENEATH = 1, 1
SET_NO_NEW_PRIVS = 38

NEWER = ((2, 1 << 13), (3, TRUNCATE), (5, IOCTL_DEV))
"""ABI → the access that it added; the first knew what is below."""
NETWORK_SINCE, SCOPES_SINCE = 4, 6


def abi() -> int:
    """The version of Landlock that the kernel offers, below 1 when it has none."""
    if not sys.platform.startswith("linux"):
        return 0
    return int(ctypes.CDLL(None).syscall(CREATE_RULESET, None, 0, VERSION))


def confine(rules: Iterable[tuple[str, int]]) -> None:
    """`rules`: a file or folder, and the access to it and to what lies in it. No TCP, no signals to others.

    An older kernel restricts as much of that as it knows. Raises OSError where it knows nothing.
    """
    known = abi()
    handled = (1 << 13) - 1 | sum(access for since, access in NEWER if known >= since)
    tcp = EVERY_TCP if known >= NETWORK_SINCE else 0
    scope = EVERY_SCOPE if known >= SCOPES_SINCE else 0
    libc = ctypes.CDLL(None, use_errno=True)
    attributes = struct.pack("=QQQ", handled, tcp, scope)
    ruleset = checked(libc.syscall(CREATE_RULESET, attributes, len(attributes), 0))
    for path, access in rules:
        opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
        if not stat.S_ISDIR(os.fstat(opened).st_mode):
            access &= OF_A_FILE
        checked(
            libc.syscall(ADD_RULE, ruleset, PATH_BENEATH, struct.pack("=Qi", access & handled, opened), 0)
        )
        os.close(opened)
    checked(libc.prctl(SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    checked(libc.syscall(RESTRICT_SELF, ruleset, 0))
    os.close(ruleset)


def checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
