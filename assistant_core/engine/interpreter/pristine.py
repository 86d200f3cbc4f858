"""Python as it was before any code ran, and how a call's end puts it back: a part of the worker.

Settings and data of modules are the code's to change, as in a notebook. What is put back is what Python does:
builtins, the standard library's functions, classes and constants, import, signals, and whatever else calls
functions by itself.

The functions have neither defaults nor closures: the worker makes them anew for each call from their code.
"""

import builtins
import contextlib
import gc
import importlib
import signal
import sys
import types
import warnings
from operator import is_
from typing import Any

BUILTINS = vars(builtins)
BUILTIN_NAMES = frozenset(BUILTINS)
OF_CLASS = vars(type)["__dict__"].__get__
THRESHOLD = gc.get_threshold()
CONSTANT = (int, float, str, bytes, tuple, frozenset)
IMMUTABLE = 1 << 8
HEAP = 1 << 9


NOT_LOADED = frozenset(
    "antigravity asynchat asyncore cgitb curses dbm distutils ensurepip idlelib imp lib2to3 msilib nntplib"
    " pdb pydoc_data site sitecustomize smtpd test this tkinter turtle turtledemo usercustomize venv".split()
)
"""What does something when it is imported, needs what a sandbox has not, or is deprecated."""


def load_library() -> None:
    """All of the standard library: what the code is the first to import could not be put back."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in sorted(sys.stdlib_module_names - NOT_LOADED):
            if not name.startswith("_"):
                with contextlib.suppress(ImportError):  # it is not of this system
                    importlib.import_module(name)


def can_change(cls: type) -> bool:
    return bool(cls.__flags__ & HEAP) and not cls.__flags__ & IMMUTABLE


def does_something(value: object) -> bool:
    return callable(value) or hasattr(type(value), "__get__") or type(value) is type(sys)


def is_fixed(name: str, value: object) -> bool:
    """Of a module's names: constants, too. `time` has the zone's among them, `sys` settings."""
    return does_something(value) or (name not in ("time", "sys") and isinstance(value, CONSTANT))


def ignore_signals() -> None:
    """Those that timers send: one that the code has set must not end the process either."""
    named = (signal.SIGALRM, signal.SIGVTALRM, signal.SIGPROF, signal.SIGUSR1, signal.SIGUSR2, signal.SIGIO)
    for number in (*named, *range(signal.SIGRTMIN, signal.SIGRTMAX + 1)):
        signal.signal(number, signal.SIG_IGN)


def snapshot() -> dict[str, tuple[Any, ...]]:
    """What the functions below need, by the names that they know it under."""
    dicts: list[Any] = [(owner, *zip(*owner.items(), strict=True)) for owner in (BUILTINS, sys.modules)]
    hooks: list[Any] = []
    kinds: list[Any] = []
    classes: dict[int, Any] = {}
    functions: dict[int, Any] = {}
    for name, module in [*sys.modules.items()]:
        if name.partition(".")[0] not in sys.stdlib_module_names or module is builtins:
            continue
        owner = vars(module)
        fixed = {key: value for key, value in owner.items() if is_fixed(name, value)}
        if fixed:
            dicts.append((owner, *zip(*fixed.items(), strict=True)))
            kinds.append((module, type(module)))
        hooks += [(owner, key) for key, value in owner.items() if value is None]
        look_into([*fixed.values()], classes, functions)
    handlers = [(number, signal.getsignal(number)) for number in sorted(signal.valid_signals())]
    unchangeable = (signal.SIGKILL, signal.SIGSTOP)
    return {
        "DICTS": tuple(dicts),
        "KINDS": tuple(kinds),
        "HOOKS": tuple(hooks),
        "CLASSES": tuple(classes.values()),
        "FUNCTIONS": tuple(functions.values()),
        "HANDLERS": tuple((number, handler) for number, handler in handlers if number not in unchangeable),
        "LISTS": tuple((one, tuple(one)) for one in (sys.meta_path, sys.path_hooks, gc.callbacks)),
        "MODULES": (sys.modules,),
    }


def look_into(todo: list[Any], classes: dict[int, Any], functions: dict[int, Any]) -> None:
    """Collects what has an inside that can be changed."""
    while todo:
        value = todo.pop()
        if isinstance(value, (staticmethod, classmethod)):
            todo.append(value.__func__)
        elif isinstance(value, property):
            todo += [value.fget, value.fset]
        elif type(value) is types.FunctionType:
            functions[id(value)] = value, value.__code__, value.__defaults__, value.__kwdefaults__
        elif isinstance(value, type) and id(value) not in classes and can_change(value):
            items = OF_CLASS(value)
            classes[id(value)] = value, tuple(items), tuple(items.values())
            todo += items.values()


DICTS: tuple[Any, ...] = ()
KINDS: tuple[Any, ...] = ()
HOOKS: tuple[Any, ...] = ()
CLASSES: tuple[Any, ...] = ()
FUNCTIONS: tuple[Any, ...] = ()
HANDLERS: tuple[Any, ...] = ()
LISTS: tuple[Any, ...] = ()
MODULES: tuple[Any, ...] = ()


def restore() -> bool:
    """Whether anything had changed."""
    changed = False
    for owner, names, values in DICTS:
        if not all(map(is_, map(owner.get, names), values)):
            owner.update(zip(names, values, strict=True))
            changed = True
    for name in BUILTINS.keys() - BUILTIN_NAMES:
        del BUILTINS[name]
        changed = True
    for module, kind in KINDS:
        if type(module) is not kind:
            object.__setattr__(module, "__class__", kind)
            changed = True
    for owner, name in HOOKS:
        if callable(owner.get(name)):
            owner[name] = None
            changed = True
    for cls, names, values in CLASSES:
        now = OF_CLASS(cls)
        if len(now) != len(names) or not all(map(is_, now.values(), values)):
            changed |= restore_class(cls, names, values)
    for function, code, defaults, keywords in FUNCTIONS:
        if function.__code__ is not code or function.__defaults__ is not defaults:
            function.__code__, function.__defaults__ = code, defaults
            changed = True
        if function.__kwdefaults__ is not keywords:
            function.__kwdefaults__ = keywords
            changed = True
    return changed


def restore_class(cls: type, names: tuple[str, ...], values: tuple[Any, ...]) -> bool:
    """Of a class, too, what is mere data may stay as it is."""
    changed = False
    for name in [
        name for name, value in OF_CLASS(cls).items() if name not in names and does_something(value)
    ]:
        type.__delattr__(cls, name)
        changed = True
    for name, value in zip(names, values, strict=True):
        if does_something(value) and OF_CLASS(cls).get(name) is not value:
            type.__setattr__(cls, name, value)
            changed = True
    return changed


def be_quiet() -> None:
    """From here on Python calls no function of the code's by itself. The standard library is as it was."""
    for timer in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
        signal.setitimer(timer, 0)
    for number, handler in HANDLERS:
        signal.signal(number, handler)
    signal.set_wakeup_fd(-1)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    sys.settrace(None)
    sys.setprofile(None)
    sys.set_asyncgen_hooks(None, None)
    sys.set_coroutine_origin_tracking_depth(0)
    if sys.version_info >= (3, 12):
        stop_monitoring()
    for listed, content in LISTS:
        listed[:] = content
    sys.meta_path, sys.path_hooks = (listed for listed, _ in LISTS[:2])
    sys.modules = MODULES[0]
    gc.enable()
    gc.set_debug(0)
    gc.set_threshold(*THRESHOLD)


def stop_monitoring() -> None:
    monitoring: Any = vars(sys)["monitoring"]
    for tool in range(6):
        if monitoring.get_tool(tool) is not None:
            monitoring.set_events(tool, 0)
            for name, event in vars(monitoring.events).items():
                if name.isupper() and event:
                    monitoring.register_callback(tool, event, None)
            monitoring.free_tool_id(tool)


FUNCTIONS_OF_A_CALL = (does_something, restore, restore_class, be_quiet, stop_monitoring)
