"""sandlock, with what it would leave to the kernel refused.

It looks paths up in place of the kernel. Where it cannot read one, or the call is said to be of a descriptor,
it lets the kernel go on, which reads the path again: by then it may be any other, and the kernel knows no
root but the machine's. sandlock's own handlers come first and these last, so that they see just those calls.

Tried with sandlock 0.9.0. `_sdk` is past its public interface, by which handlers are only to be had together
with output that is kept until the end.
"""

import ctypes
import errno
import os
import threading
import time

from confinement import calls
from processes import descendants
from sandlock import Sandbox, _sdk
from sandlock.handler import ExceptionPolicy, Handler, HandlerCtx, NotifAction

FROM_HERE, EMPTY_PATH = -100, 0x1000
STAT_BYTES, STATX_BYTES = 144, 256

libc = ctypes.CDLL(None, use_errno=True)
_sdk._lib.sandlock_run_with_handlers = _sdk._lib.sandlock_run_interactive_with_handlers


class Refusal(Handler):
    on_exception = ExceptionPolicy.DENY_EPERM

    def handle(self, ctx: HandlerCtx) -> NotifAction:
        return NotifAction.errno(errno.EFAULT)


class StatOfDescriptor(Refusal):
    """Some versions of the C library ask for the state of an open file by an empty path."""

    def __init__(self, flags: int, into: int, size: int) -> None:
        """`flags`, `into`: which argument has them; `size`: of what is written there."""
        self.flags, self.into, self.size = flags, into, size

    def handle(self, ctx: HandlerCtx) -> NotifAction:
        arguments = list(ctx.args)
        if not arguments[self.flags] & EMPTY_PATH or ctx.read(arguments[1], 1) != b"\0":
            return super().handle(ctx)
        found = ctypes.create_string_buffer(self.size)
        arguments[0] = FROM_HERE
        arguments[1] = f"/proc/{ctx.pid}/fd/{ctx.args[0] & 0xFFFFFFFF}".encode()
        arguments[self.flags] &= ~EMPTY_PATH
        arguments[self.into] = found
        if libc.syscall(ctx.syscall_nr, *arguments) < 0:
            return NotifAction.errno(errno.EBADF)
        return NotifAction.returns(0) if ctx.write(ctx.args[self.into], found.raw) else super().handle(ctx)


def handlers() -> list[tuple[int, Handler]]:
    special = {"newfstatat": StatOfDescriptor(3, 2, STAT_BYTES), "statx": StatOfDescriptor(2, 4, STATX_BYTES)}
    numbers = calls.numbers(os.uname().machine, calls.PATHS)
    return [(number, special.get(name) or Refusal()) for name, number in numbers.items()]


def start(sandbox: Sandbox, command: list[str]) -> int:
    """The process id of the command, which has this process's standard streams. Raises RuntimeError."""
    running = threading.Thread(target=sandbox.run_with_handlers, args=(command, handlers()), daemon=True)
    running.start()
    while not (found := descendants()):
        if not running.is_alive():
            raise RuntimeError("sandlock started nothing")
        time.sleep(0.001)
    return min(found)
