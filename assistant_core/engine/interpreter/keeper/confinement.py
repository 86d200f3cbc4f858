"""What the keeper takes away from itself, and so from the sandbox, before anything of the sandbox runs."""

import ctypes
import os
import resource
import stat
import struct

MAX_OPEN = 512
ADDRESS_SPACE = 8 << 30
"""Beyond the memory: stacks of threads, libraries. What describes it to the processor is memory, too."""

# Landlock, as in linux/landlock.h.
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, TRUNCATE = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 14
EVERY_ACCESS, IOCTL_DEV = (1 << 16) - 1, 1 << 15
EVERY_TCP, EVERY_SCOPE = 0b11, 0b11
CREATE_RULESET, ADD_RULE, RESTRICT_SELF, PATH_BENEATH = 444, 445, 446, 1
SET_NO_NEW_PRIVS, SET_CHILD_SUBREAPER = 38, 36

# seccomp, as in linux/filter.h and linux/audit.h: by machine, its number and those of system calls.
MACHINES = {
    "x86_64": (0xC000003E, {"socket": 41, "sendmsg": 46, "sendmmsg": 307, "mmap": 9}),
    "aarch64": (0xC00000B7, {"socket": 198, "sendmsg": 211, "sendmmsg": 269, "mmap": 222}),
}
SET_SECCOMP, FILTER, REFUSE, ALLOW = 22, 2, 0x00050001, 0x7FFF0000
LOAD, EQUAL, AT_LEAST, AND, RETURN = 0x20, 0x15, 0x35, 0x54, 0x06
NUMBER, ARCHITECTURE, FOURTH_ARGUMENT = 0, 4, 40
SHARED_WITHOUT_A_FILE = 0x21

libc = ctypes.CDLL(None, use_errno=True)


def checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


def drop_capabilities() -> None:
    """A sandbox of root is one of an ordinary user: limits cannot be raised again."""
    header, none = struct.pack("=Ii", 0x20080522, 0), bytes(24)
    checked(libc.capset(header, none))


def confine(readable: list[str], mounted: list[str], folder: str) -> None:
    """sandlock resolves the sandbox's paths for it; this process can then reach no more than they may."""
    attributes = struct.pack("=QQQ", EVERY_ACCESS, EVERY_TCP, EVERY_SCOPE)
    ruleset = checked(libc.syscall(CREATE_RULESET, attributes, len(attributes), 0))
    reading = EXECUTE | READ_FILE | READ_DIR
    rules = [("/proc", reading | WRITE_FILE), ("/dev/null", READ_FILE | WRITE_FILE)]
    rules += [(path, READ_DIR) for path in mounted] + [(path, reading) for path in readable]
    rules += [(folder, EVERY_ACCESS & ~IOCTL_DEV)]
    for path, allowed in rules:
        opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
        if not stat.S_ISDIR(os.fstat(opened).st_mode):
            allowed &= EXECUTE | READ_FILE | WRITE_FILE | TRUNCATE
        rule = struct.pack("=Qi", allowed, opened)
        checked(libc.syscall(ADD_RULE, ruleset, PATH_BENEATH, rule, 0))
        os.close(opened)
    checked(libc.prctl(SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    checked(libc.syscall(RESTRICT_SELF, ruleset, 0))
    os.close(ruleset)


def refuse_calls() -> None:
    """What would be counted nowhere, or go past Landlock, cannot be called.

    - No socket can be made: Landlock lets TCP through that is opened by sending (MSG_FASTOPEN). Pairs of
      connected sockets can, but no file can be sent to one: there it would be open in no process.
    - Memory can be shared by a file only: the rest of it need not be in any process's memory to be kept.
    - System calls of another architecture's numbers are refused with them.
    """
    architecture, calls = MACHINES[os.uname().machine]
    refuse, allow = (RETURN, 0, 0, REFUSE), (RETURN, 0, 0, ALLOW)
    program = [(LOAD, 0, 0, ARCHITECTURE), (EQUAL, 1, 0, architecture), refuse]
    program += [(LOAD, 0, 0, NUMBER), (AT_LEAST, 0, 1, 0x40000000), refuse]
    for name in ("socket", "sendmsg", "sendmmsg"):
        program += [(EQUAL, 0, 1, calls[name]), refuse]
    program += [(EQUAL, 1, 0, calls["mmap"]), allow, (LOAD, 0, 0, FOURTH_ARGUMENT)]
    program += [(AND, 0, 0, SHARED_WITHOUT_A_FILE), (EQUAL, 0, 1, SHARED_WITHOUT_A_FILE), refuse, allow]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *line) for line in program))
    given = struct.pack("@HP", len(program), ctypes.addressof(code))
    checked(libc.prctl(SET_SECCOMP, FILTER, given, 0, 0))


def limit(memory: int, disk: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MAX_OPEN, MAX_OPEN))
    resource.setrlimit(resource.RLIMIT_FSIZE, (disk, disk))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_AS, (memory + ADDRESS_SPACE, memory + ADDRESS_SPACE))


def adopt_orphans() -> None:
    """Processes whose parent ends become this one's, so that none gets out of sight."""
    checked(libc.prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0))
