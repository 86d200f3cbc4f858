"""Runs inside the sandbox: takes code on standard input, answers on what was standard output.

A request is a line of JSON: `{"number", "code"}`. The answer is a line `{"number", "failed", "limit",
"images"}` and then the figures' bytes, as many and as long as `images` says. What the code prints goes to
standard error.
"""

import ast
import builtins
import ctypes
import errno
import io
import json
import linecache
import os
import struct
import sys
import traceback
import types
import warnings
from typing import Any

MAX_FIGURES = 10
MAX_PIXELS = 6_000_000
DPI = 144
LIMITS = {errno.EAGAIN: "processes", errno.EFBIG: "disk", errno.ENOMEM: "memory"}


def allow_only(calls: bytes) -> None:
    """From here on, and in all that is started, no system call is made but those of this seccomp program."""
    libc, set_seccomp, filter_mode = ctypes.CDLL(None, use_errno=True), 22, 2
    kept = ctypes.create_string_buffer(calls, len(calls))
    given = struct.pack("@HP", len(calls) // 8, ctypes.addressof(kept))
    if libc.prctl(set_seccomp, filter_mode, given, 0, 0):
        raise OSError(ctypes.get_errno(), "the system calls could not be limited")


class Figures:
    """What was drawn, as PNG."""

    def __init__(self) -> None:
        self.images: list[bytes] = []

    def take(self) -> None:
        """Every open figure is closed, and kept unless it is one too many. Raises what drawing one raises."""
        plt = sys.modules["matplotlib.pyplot"]
        numbers = plt.get_fignums()
        room = MAX_FIGURES - len(self.images)
        if len(numbers) > room:
            print(f"Only the first {MAX_FIGURES} figures of a call are shown.", file=sys.stderr)
        errors = []
        try:
            for number in numbers[:room]:
                try:
                    self.images.append(png(plt.figure(number)))
                except Exception as error:  # noqa: BLE001 - the others are drawn all the same
                    errors.append(error)
        finally:
            plt.close("all")
        if errors:
            raise errors[0]


def png(figure: Any) -> bytes:
    width, height = figure.get_size_inches()
    dpi = min(DPI, (MAX_PIXELS / max(width * height, 0.01)) ** 0.5)
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png", dpi=dpi, bbox_inches="tight")
    return drawn.getvalue()


def prepare_charts(figures: Figures, fonts: list[str]) -> None:
    import matplotlib

    matplotlib.use("agg")
    import logging

    from matplotlib import font_manager, pyplot

    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    warnings.filterwarnings("ignore", message=".*non-interactive.*")
    pyplot.switch_backend("agg")
    pyplot.show = lambda *args, **kwargs: figures.take()
    if fonts:
        manager: Any = font_manager.fontManager
        find = manager._find_fonts_by_props

        def with_fallback(prop: Any, *args: Any, **kwargs: Any) -> list[str]:
            """Whatever family is asked for: Korean is drawn from the font that has it."""
            heavy = font_manager.weight_dict.get(prop.get_weight(), prop.get_weight())
            fallback = fonts[-1] if isinstance(heavy, int) and heavy >= 600 else fonts[0]
            return [*find(prop, *args, **kwargs), fallback]

        manager._find_fonts_by_props = with_fallback


def prepare_tables() -> None:
    import numpy
    import pandas
    import sympy  # noqa: F401 - so that the code need not wait for it

    pandas.set_option("display.width", 160, "display.max_columns", 30, "display.max_colwidth", 80)
    numpy.set_printoptions(linewidth=120)


def show(*values: Any) -> None:
    """As a notebook shows the value of a cell, but for what a chart is made of."""
    for value in values:
        first = value[0] if isinstance(value, list) and value else value
        if value is not None and not type(first).__module__.startswith("matplotlib"):
            print(repr(value))


def no_input(prompt: object = "", /) -> str:
    raise RuntimeError("input() cannot be used: nobody can answer. Put the values into the code.")


def run(code: str, name: str, namespace: dict[str, Any]) -> None:
    """Executes it like a notebook's cell. Raises what the code raises."""
    linecache.cache[name] = len(code), None, code.splitlines(keepends=True), name
    tree = ast.parse(code, name)
    last = tree.body[-1] if tree.body else None
    if isinstance(last, ast.Expr):
        tree.body.pop()
    exec(compile(tree, name, "exec"), namespace)
    if isinstance(last, ast.Expr):
        value = eval(compile(ast.Expression(last.value), name, "eval"), namespace)
        if not code.rstrip().endswith(";"):
            show(value)


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


def main() -> None:
    answers = os.fdopen(os.dup(1), "wb")
    requests = os.fdopen(os.dup(0), "rb")
    os.dup2(2, 1)
    null = os.open("/dev/null", os.O_RDONLY)
    os.dup2(null, 0)
    sys.stdin = io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    os.chdir("/mnt/data")
    given = json.loads(sys.argv[1])
    allow_only(bytes.fromhex(given["calls"]))
    sys.path += [*given["packages"], "/mnt/data"]
    vars(builtins).update(input=no_input, display=show)
    figures = Figures()
    if given["warm"]:
        prepare_tables()
        prepare_charts(figures, given["fonts"])
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module

    worker = os.getpid()

    def answer(number: int, failed: bool = False, limit: str | None = None) -> None:
        sizes = [len(image) for image in figures.images]
        header = {"number": number, "failed": failed, "limit": limit, "images": sizes}
        answers.write(json.dumps(header).encode() + b"\n" + b"".join(figures.images))
        answers.flush()
        figures.images.clear()

    answer(0)
    for line in requests:
        request = json.loads(line)
        number, failed, limit = request["number"], False, None
        try:
            run(request["code"], f"<cell {number}>", module.__dict__)
        except BaseException as error:  # noqa: BLE001 - also SystemExit: the worker goes on
            failed, limit = True, told(error)
        try:
            if given["warm"]:
                figures.take()
        except BaseException as error:  # noqa: BLE001
            failed, limit = True, told(error)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        if os.getpid() != worker:
            os._exit(0)  # the code forked, and this is the copy
        answer(number, failed, limit)


main()
