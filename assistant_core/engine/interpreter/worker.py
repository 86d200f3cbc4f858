"""Runs inside the sandbox: takes code on standard input, answers on what was standard output.

A request is a line `NUMBER LENGTH`, as many bytes of code, and a line with a nonce, which is read only when
the code has ended. The answer is a line of JSON, `{"nonce", "pid", "failed", "limit", "images"}`, and then
the figures' bytes, as many and as long as `images` says. What the code prints goes to standard error.

As in a notebook, what is in memory goes on from call to call. Nothing that runs does: a call ends with a
fork, and the copy, which has one thread, no timer and no child, answers and takes the next request. The
keeper ends all others but the first: it has run no code, and sandlock watches for as long as it is there.

Code can reach most of its own process. So the functions of a call are made anew each time, from code objects,
which nothing can change, with builtins of their own; what they need lies in tuples and variables of `serve`.
"""

import _ast
import builtins
import concurrent.futures.thread
import contextlib
import ctypes
import errno
import gc
import io
import json
import linecache
import os
import random
import signal
import struct
import sys
import threading
import traceback
import types
from typing import Any

from assistant_core.engine.interpreter.drawn import FUNCTIONS_OF_A_CALL as DRAWING
from assistant_core.engine.interpreter.drawn import prepare_charts, prepare_tables, take_figures
from assistant_core.engine.interpreter.pristine import (
    BUILTIN_NAMES,
    BUILTINS,
    be_quiet,
    ignore_signals,
    load_library,
    restore,
    snapshot,
)
from assistant_core.engine.interpreter.pristine import FUNCTIONS_OF_A_CALL as RESTORING

LIMITS = {errno.EAGAIN: "processes", errno.EFBIG: "disk", errno.ENOMEM: "memory"}
DATA = "/mnt/data"
ONLY_AST = 0x400
MAX_ROUNDS = 10
SOURCES: dict[str, Any] = linecache.cache
SHADOWS = (
    "Note: {} in later calls is Python's own again. The name of a builtin can be reused within one call only."
)
ENDED = "Note: threads that still ran when the call ended were ended ({})."

# What a call does. These functions have neither defaults nor closures: `serve` makes them from their code.


def one_call(requests: int, answers: int, output: int, namespace: dict[str, Any], warm: bool) -> None:
    """Returns in the process that takes the next request."""
    number, length = map(int, line_from(requests).split())
    code = bytes_from(requests, length).decode()
    images: list[bytes] = []
    streams = new_streams(output)
    BUILTINS.update(input=no_input, display=show)
    if warm:
        sys.modules["matplotlib.pyplot"].show = lambda *args, **kwargs: take_figures(images)  # type: ignore[attr-defined]
    worker = os.getpid()
    trouble: BaseException | None = None
    try:
        run(code, f"<cell {number}>", namespace)
    except BaseException as error:  # noqa: BLE001 - also SystemExit: the worker goes on
        trouble = error
    try:
        restore()
        be_quiet()
    except BaseException as error:  # noqa: BLE001 - a signal's handler of the code's has raised it meanwhile
        trouble = trouble or error
        restore()
        be_quiet()
    for stream in streams:
        with contextlib.suppress(ValueError):  # closed or detached: there is nothing to write any more
            io.TextIOWrapper.flush(stream)
    new_streams(output)
    failed, limit = trouble is not None, told(trouble) if trouble else None
    if os.getpid() != worker:
        os._exit(0)  # the code forked, and this is the copy
    try:
        if warm:
            take_figures(images)
    except BaseException as error:  # noqa: BLE001
        failed, limit = True, told(error)
    del trouble
    drop_shadows(namespace)
    finish_threads()
    settle()
    go_on(False)
    answer(answers, line_from(requests).decode(), failed, limit, images)


def get_ready(requests: int, answers: int, output: int, namespace: dict[str, Any], warm: bool) -> None:
    """Importing libraries has started threads, too: they stay in the first process."""
    go_on(True)
    answer(answers, "", False, None, [])


def answer(answers: int, nonce: str, failed: bool, limit: str | None, images: list[bytes]) -> None:
    sizes = [len(image) for image in images]
    head = {"nonce": nonce, "pid": os.getpid(), "failed": failed, "limit": limit, "images": sizes}
    data = json.dumps(head).encode() + b"\n" + b"".join(images)
    while data:
        data = data[os.write(answers, data) :]


def line_from(requests: int) -> bytes:
    line = b""
    while not line.endswith(b"\n"):
        line += bytes_from(requests, 1)
    return line[:-1]


def bytes_from(requests: int, length: int) -> bytes:
    read = bytearray()
    while len(read) < length:
        piece = os.read(requests, length - len(read))
        if not piece:
            os._exit(0)  # the engine is gone
        read += piece
    return bytes(read)


def new_streams(output: int) -> tuple[io.TextIOWrapper, io.TextIOWrapper]:
    """As Python's own begin: what code did to the last ones does not matter."""
    os.set_blocking(output, True)  # the code's own descriptors are of the same file
    made = []
    for number, names in ((1, ("stdout", "__stdout__")), (2, ("stderr", "__stderr__"))):
        os.dup2(output, number)
        raw = io.FileIO(number, "w", closefd=False)
        stream = io.TextIOWrapper(io.BufferedWriter(raw), "utf-8", "backslashreplace", line_buffering=True)
        made.append(stream)
        vars(sys).update(dict.fromkeys(names, stream))
    vars(sys).update(dict.fromkeys(("stdin", "__stdin__"), io.StringIO()))
    return made[0], made[1]


def run(code: str, name: str, namespace: dict[str, Any]) -> None:
    """Executes it like a notebook's cell. Raises what the code raises."""
    namespace.update(__name__="__main__", __builtins__=builtins)
    linecache.cache = SOURCES
    SOURCES[name] = len(code), None, code.splitlines(keepends=True), name
    tree = compile(code, name, "exec", ONLY_AST)
    last = tree.body[-1] if tree.body else None
    if isinstance(last, _ast.Expr):
        tree.body.pop()
    exec(compile(tree, name, "exec"), namespace)
    if isinstance(last, _ast.Expr):
        value = eval(compile(_ast.Expression(last.value), name, "eval"), namespace)
        if not code.rstrip().endswith(";"):
            show(value)
    for stream in (sys.stdout, sys.stderr):
        stream.flush()


def show(*values: Any) -> None:
    """As a notebook shows the value of a cell, but for what a chart is made of."""
    for value in values:
        first = value[0] if isinstance(value, list) and value else value
        if value is not None and not type(first).__module__.startswith("matplotlib"):
            print(repr(value))


def no_input(*prompt: object) -> str:
    raise RuntimeError("input() cannot be used: nobody can answer. Put the values into the code.")


def told(error: BaseException) -> str | None:
    """The traceback from the first line of the code on, and the limit that it speaks of, if any."""
    frames = error.__traceback__
    while frames and not frames.tb_frame.f_code.co_filename.startswith("<cell"):
        frames = frames.tb_next
    traceback.print_exception(type(error), error, frames)
    if isinstance(error, MemoryError):
        return "memory"
    if isinstance(error, OSError):
        return LIMITS.get(error.errno or 0)
    return None


# What a call leaves behind: memory, in which Python is as it was, and nothing that runs.


def drop_shadows(namespace: dict[str, Any]) -> None:
    taken = [name for name in namespace if name in BUILTIN_NAMES and not name.startswith("__")]
    taken = [name for name in taken if namespace[name] is not BUILTINS[name]]
    for name in taken:
        del namespace[name]
    if taken:
        print(SHADOWS.format(", ".join(taken[:10])), file=sys.stderr)


def finish_threads() -> None:
    """As when Python ends: all but daemon threads are waited for, executors finish what they were given.

    Tried with the executors of Python 3.11.
    """
    concurrent.futures.thread._python_exit()
    concurrent.futures.thread._shutdown = False
    others = [thread for thread in threading.enumerate() if thread is not threading.current_thread()]
    for thread in others:
        if not thread.daemon:
            thread.join()
    if left := [thread for thread in others if thread.is_alive()]:
        print(ENDED.format(len(left)), file=sys.stderr)


def settle() -> None:
    """Garbage is collected while what its finalizers print still belongs to this call."""
    for _ in range(MAX_ROUNDS):
        changed = restore()
        be_quiet()
        if not gc.collect() and not changed:
            return
    os._exit(1)  # its finalizers make new garbage without end


def go_on(is_first: bool) -> None:
    """Only the calling thread's copy does; the keeper ends the original, and all that it has started."""
    sequence, folder = random.getstate(), current_folder()
    ctypes.CDLL(None).fflush(None)
    with contextlib.suppress(OSError):
        os.close(1)  # where the code has opened as many files as it may
    null = os.open("/dev/null", os.O_WRONLY)
    for printed in {1, 2} - {null}:
        os.dup2(null, printed)
    if null > 2:
        os.close(null)
    try:
        copy = os.fork()
    except OSError:
        copy = 0  # it has no process left; this one goes on if it has no other thread
    if copy and is_first:
        stand_still()
    if copy:
        os.waitpid(copy, 0)
        os._exit(1)  # the keeper has not ended this process: the copy has failed
    be_quiet()
    random.setstate(sequence)
    for entered in (folder, DATA):  # sandlock knows a process's folder by its id
        with contextlib.suppress(OSError):
            os.chdir(entered)
            break


def stand_still() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    os.closerange(0, 256)
    while True:
        signal.pause()


def current_folder() -> str:
    with contextlib.suppress(OSError):  # it has been removed
        return os.getcwd()
    return DATA


# What is made once.


def refuse_hooks(event: str, args: tuple[Any, ...]) -> None:
    """No other audit hook can be added: there is no way to take one away again."""
    if event == "sys.addaudithook":
        raise RuntimeError


def serve(requests: int, answers: int, output: int, warm: bool) -> None:
    namespace = vars(sys.modules["__main__"])
    parts = tuple((part.__name__, part.__code__) for part in (*RESTORING, *DRAWING, *FUNCTIONS_OF_A_CALL))
    known = tuple({**restore.__globals__, **take_figures.__globals__, **globals(), **snapshot()}.items())
    own = tuple(BUILTINS.items())
    a_dict, a_function = dict, types.FunctionType
    gc.collect()
    gc.freeze()
    sys.addaudithook(refuse_hooks)
    step = "get_ready"
    while True:
        scope = a_dict(known)
        scope["__builtins__"] = a_dict(own)
        for name, code in parts:
            scope[name] = a_function(code, scope)
        scope[step](requests, answers, output, namespace, warm)
        step = "one_call"


def allow_only(calls: bytes) -> None:
    """From here on, and in all that is started, no system call is made but those of this seccomp program."""
    libc, set_seccomp, filter_mode = ctypes.CDLL(None, use_errno=True), 22, 2
    kept = ctypes.create_string_buffer(calls, len(calls))
    given = struct.pack("@HP", len(calls) // 8, ctypes.addressof(kept))
    if libc.prctl(set_seccomp, filter_mode, given, 0, 0):
        raise OSError(ctypes.get_errno(), "the system calls could not be limited")


def main(given: dict[str, Any]) -> None:
    for name in given["sources"]:
        del sys.modules[name]
    answers, requests = os.dup(1), os.dup(0)
    output = os.dup(2)
    null = os.open("/dev/null", os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    new_streams(output)
    os.chdir(DATA)
    allow_only(bytes.fromhex(given["calls"]))
    sys.path += [*given["packages"], DATA]
    if given["warm"]:
        prepare_tables()
        prepare_charts(given["fonts"])
    load_library()
    ignore_signals()
    sys.modules["__main__"] = types.ModuleType("__main__")
    serve(requests, answers, output, given["warm"])


FUNCTIONS_OF_A_CALL = (
    one_call,
    get_ready,
    answer,
    line_from,
    bytes_from,
    new_streams,
    run,
    show,
    no_input,
    told,
    drop_shadows,
    finish_threads,
    settle,
    go_on,
    stand_still,
    current_folder,
)
