"""What one call does to the next: variables go on, and nothing else. Judged by what the next call prints."""

import pytest

from assistant_core.engine.interpreter.sandbox import LOST
from tests.engine.interpreter.conftest import Bare, Running

FORGED = "forged 394.3"

NEXT = """
import ast, json, time
def half(n):
    return n / 2
time.sleep(0.3)
print(sorted([3, 1, 2]), len("four"), json.dumps({"a": 1}), ast.dump(ast.parse("1")))
print(repr(ast.literal_eval("[1]")), sum([1, 2]), max(1, 2), isinstance(1, int))
half(7)
"""
EXPECTED = """[1, 2, 3] 4 {"a": 1} Module(body=[Expr(value=Constant(value=1))], type_ignores=[])
[1] 3 2 True
3.5
"""

REPLACED = {
    "print": f"import builtins; real = print; builtins.print = lambda *a, **k: real('{FORGED}')",
    "print in the namespace": f"real = print\ndef print(*a, **k): real('{FORGED}')",
    "the builtins of the namespace": f"real = print\n__builtins__ = dict(vars(__builtins__), print=lambda *a: real('{FORGED}'))",
    "the parser": "import ast; ast.parse = lambda *a, **k: ast.Module([ast.Expr(ast.Constant(1))], [])",
    "compile and exec": f"import builtins; real = compile; builtins.compile = lambda *a, **k: real('print(\"{FORGED}\")', 'x', 'exec')\nbuiltins.exec = builtins.eval = lambda *a: None",
    "the module of another name": f"import sys, types; sys.modules['ast'] = sys.modules['json'] = types.SimpleNamespace(parse=1, dumps=lambda x: '{FORGED}', dump=lambda x: '{FORGED}')",
    "the table of modules": "import sys; sys.modules = {}",
    "the kind of a module": f"import json, types\nclass Evil(types.ModuleType):\n    dumps = property(lambda self: lambda x: '{FORGED}')\ndel json.dumps\njson.__class__ = Evil",
    "the code of a function": f"import ast; ast.dump.__code__ = (lambda *a, **k: '{FORGED}').__code__",
    "the defaults of a function": f"import json; json.dumps.__code__ = (lambda x, *, d='{FORGED}': d).__code__; json.dumps.__kwdefaults__ = dict(d='{FORGED}')",
    "a method of a class": f"import json; json.JSONEncoder.encode = lambda self, o: '{FORGED}'; json.dumps.__kwdefaults__ = None",
    "a method of a node": "import ast; ast.Expression.__init__ = lambda *a: 1 / 0; ast.Expr.__init__ = lambda *a: 1 / 0",
    "standard output": "import sys, io; sys.stdout = sys.__stdout__ = io.StringIO(); sys.stderr = None",
    "writing of standard output": f"import sys, os; sys.stdout.write = lambda s: os.write(1, b'{FORGED}'); sys.stdout.flush = lambda: 1 / 0",
    "the descriptors of output": "import os; a = os.open('/mnt/data/out', os.O_CREAT | os.O_RDWR); os.dup2(a, 1); os.dup2(a, 2)",
    "closed output": "import os, sys; sys.stdout.close(); os.close(1); os.close(2)",
    "a detached buffer": "import sys; sys.stdout.detach()",
    "an open redirection": "import contextlib, io; kept = contextlib.redirect_stdout(io.StringIO()); kept.__enter__()",
    "the hook of shown values": f"import sys; sys.displayhook = lambda v: print('{FORGED}')",
    "every builtin": "import builtins\nfor name in list(vars(builtins)):\n    if name[0] != '_': setattr(builtins, name, None)",
    "deleted builtins": "import builtins; vars(builtins).clear()",
    "functions of the standard library": "import os, json, time, signal, threading, traceback, linecache, random, gc, io\nfor m in (json, time, signal, threading, traceback, linecache, random, gc, io, os):\n    for name in list(vars(m)):\n        if name[0] != '_': setattr(m, name, None)",
    "the cache of sources": "import linecache; linecache.cache = None",
    "import": f"import sys\nclass Finder:\n    def find_spec(self, *a): print('{FORGED}')\nsys.meta_path.insert(0, Finder()); sys.path_hooks.insert(0, lambda p: print('{FORGED}')); sys.modules.pop('ast'); sys.modules.pop('json')",
    "import itself": f"import builtins\nreal = __import__\ndef imported(*a, **k):\n    print('{FORGED}'); return real(*a, **k)\nbuiltins.__import__ = imported\nbuiltins.__build_class__ = imported",
    "the decimal point of a class": "import io\nio.TextIOBase.write = lambda *a: 1 / 0\nio.StringIO = None\nclass Out(io.TextIOWrapper): pass\n",
    "restoring itself": "import builtins\nclass Again:\n    def __del__(self, b=builtins, p=print, on=lambda *a, **k: 1):\n        b.print = on\nbuiltins.print = Again()",
    "the main module": f"import sys, types; sys.modules['__main__'] = types.ModuleType('x'); __name__ = '{FORGED}'",
}  # fmt: skip

WORKER = {
    "the worker's functions by what it gives": f"for f in (display, input):\n    g = f.__globals__\n    for name in list(g):\n        if name[0] != '_': g[name] = lambda *a, **k: print('{FORGED}')",
    "the worker's functions by frames": f"import sys\nf = sys._getframe()\nwhile f:\n    for scope in (f.f_globals, f.f_locals):\n        for name in list(scope):\n            if callable(scope[name]): scope[name] = lambda *a, **k: print('{FORGED}')\n    f = f.f_back",
    "the worker's code by frames": f"import sys, types, gc\nfor f in gc.get_objects():\n    if type(f) is types.FunctionType and 'worker' in f.__code__.co_filename:\n        try: f.__code__ = (lambda *a, **k: print('{FORGED}')).__code__\n        except ValueError: pass",
}  # fmt: skip

LEFT = {
    "a daemon thread": f"import threading, time\ndef run(p=print):\n    while True: p('{FORGED}', flush=True); time.sleep(0.02)\nthreading.Thread(target=run, daemon=True).start()",
    "a raw thread of Python": f"import _thread, os, time\ndef run():\n    while True: os.write(1, b'{FORGED}'); time.sleep(0.02)\n_thread.start_new_thread(run, ())",
    "a thread of the C library": f"import ctypes, os, time\nlibc = ctypes.CDLL(None)\n@ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p)\ndef run(_):\n    while True: os.write(1, b'{FORGED}'); time.sleep(0.02)\nkept = run, ctypes.c_ulong()\nlibc.pthread_create(ctypes.byref(kept[1]), None, run, None)",
    "a thread that starts threads": f"import threading, os, time\ndef run():\n    os.write(1, b'{FORGED}'); time.sleep(0.01); threading.Thread(target=run, daemon=True).start()\nthreading.Thread(target=run, daemon=True).start()",
    "a child process": f"import os, time\nif os.fork() == 0:\n    os.setsid()\n    while True: os.write(1, b'{FORGED}'); time.sleep(0.02)",
    "a grandchild without a parent": f"import os, time\nif os.fork() == 0:\n    if os.fork() == 0:\n        while True: os.write(2, b'{FORGED}'); time.sleep(0.02)\n    os._exit(0)",
    "a timer": f"import signal, os\nsignal.signal(signal.SIGALRM, lambda *a: os.write(1, b'{FORGED}'))\nsignal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)",
    "a timer of processor time": f"import signal, os\nfor s, t in ((signal.SIGVTALRM, 1), (signal.SIGPROF, 2)):\n    signal.signal(s, lambda *a: os.write(1, b'{FORGED}')); signal.setitimer(t, 0.001, 0.001)",
    "a timer of the kernel": f"import ctypes, signal, os\nsignal.signal(signal.SIGALRM, lambda *a: os.write(1, b'{FORGED}'))\nlibc = ctypes.CDLL(None); timer = ctypes.c_void_p()\nlibc.timer_create(1, None, ctypes.byref(timer)); libc.timer_settime(timer, 0, (ctypes.c_long * 4)(0, 50_000_000, 0, 50_000_000), None)",
    "a handler of the C library": f"import ctypes, os\n@ctypes.CFUNCTYPE(None, ctypes.c_int)\ndef handler(_): os.write(1, b'{FORGED}')\nkept = handler; libc = ctypes.CDLL(None); libc.signal(14, handler); libc.alarm(1)",
    "a file that signals write to": "import signal, os\nr, w = os.pipe(); os.set_blocking(w, False); os.dup2(1, w); os.set_blocking(w, False); signal.set_wakeup_fd(w, warn_on_full_buffer=False); signal.signal(14, lambda *a: None); signal.setitimer(0, 0.05, 0.05)",
    "a trace": f"import sys\nsys.settrace(lambda *a: print('{FORGED}')); sys.setprofile(lambda *a: print('{FORGED}'))",
    "a trace of threads": f"import threading; threading.settrace(lambda *a: print('{FORGED}')); threading.setprofile(lambda *a: print('{FORGED}')); print(1); import sys; sys.settrace(None)",
    "a callback of the collector": f"import gc; gc.callbacks.append(lambda *a: print('{FORGED}')); gc.set_threshold(1)",
    "an audit hook": f"import sys; sys.addaudithook(lambda *a: print('{FORGED}'))",
    "an audit hook of the C library": f"import ctypes, os\n@ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_char_p, ctypes.py_object, ctypes.c_void_p)\ndef hook(*a):\n    os.write(1, b'{FORGED}'); return 0\nkept = hook\nctypes.pythonapi.PySys_AddAuditHook(hook, None)",
    "a finalizer of garbage": f"class Late:\n    def __del__(self, p=print): p('{FORGED}')\nlate = Late(); late.me = late; del late",
    "a finalizer that comes late": f"import gc; gc.disable()\nclass Late:\n    def __del__(self, p=print): p('{FORGED}')\nlate = [Late()]; late.append(late); del late",
    "a weak reference's finalizer": f"import weakref\nclass C: pass\nc = C(); c.me = c; weakref.finalize(c, print, '{FORGED}'); del c",
    "a function of a fork": f"import os; os.register_at_fork(before=lambda: os.write(1, b'{FORGED}'), after_in_child=lambda: os.write(1, b'{FORGED}'), after_in_parent=lambda: os.write(1, b'{FORGED}'))",
    "a function of Python's end": f"import atexit; atexit.register(print, '{FORGED}')",
    "the hooks of coroutines": f"import sys; sys.set_asyncgen_hooks(lambda *a: print('{FORGED}'), lambda *a: print('{FORGED}'))",
    "a pending call": f"import ctypes, os\n@ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)\ndef late(_):\n    os.write(1, b'{FORGED}'); ctypes.pythonapi.Py_AddPendingCall(late, None); return 0\nkept = late",
    "output of the C library": f"import ctypes; ctypes.CDLL(None).printf(b'{FORGED}\\n')",
    "output that is not written yet": f"import os; kept = open(1, 'w', closefd=False); kept.write('{FORGED}'); del kept",
    "a loop in a thread": f"import asyncio, threading, os\nasync def run():\n    while True: os.write(1, b'{FORGED}'); await asyncio.sleep(0.02)\nthreading.Thread(target=lambda: asyncio.run(run()), daemon=True).start()",
    "a timer thread": f"import threading, os; t = threading.Timer(5, os.write, (1, b'{FORGED}')); t.daemon = True; t.start()",
    "a watch on faults": "import faulthandler, os; faulthandler.dump_traceback_later(0.05, repeat=True, file=2)",
    "recursion that is hardly allowed": "import sys; kept = sys.getrecursionlimit(); sys.setrecursionlimit(60)",
    "a signal that waits": f"import signal, os; signal.signal(14, lambda *a: os.write(1, b'{FORGED}')); signal.pthread_sigmask(0, [14]); os.kill(os.getpid(), 14)",
}  # fmt: skip


@pytest.fixture(scope="module")
def bare(sandbox_holds, tmp_path_factory):
    running = Running(tmp_path_factory.mktemp("bare"), kind=Bare, seconds=10)
    yield running
    running.close()


def after(running: Running, code: str) -> str:
    """What the next call prints, when variables have gone on."""
    running.run("kept_on = 17", "main")
    left = running.run(code, "main")
    assert running.run("print(kept_on)", "main").logs == "17\n", left
    return running.run(NEXT, "main").logs


@pytest.mark.parametrize("name", REPLACED)
def test_what_a_call_replaces_is_pythons_own_again_in_the_next_one(bare, name):
    assert after(bare, REPLACED[name]) == EXPECTED


@pytest.mark.parametrize("name", LEFT)
def test_what_a_call_leaves_running_writes_into_no_other(bare, name):
    assert after(bare, LEFT[name]) == EXPECTED


def test_output_that_does_not_wait_is_the_calls_own(bare):
    """A later one prints more than the pipe takes at once."""
    bare.run("import os\nos.set_blocking(1, False); os.set_blocking(2, False)", "main")
    assert bare.run("import os\nprint(os.get_blocking(1), os.get_blocking(2))", "main").logs == "True True\n"


@pytest.mark.parametrize("name", WORKER)
def test_code_that_aims_at_the_worker_may_lose_its_variables_but_forges_nothing(bare, name):
    bare.run(WORKER[name])
    first = bare.run(NEXT)
    assert first.logs in (EXPECTED, LOST + EXPECTED)
    assert not first.failed
    assert bare.run(NEXT).logs == EXPECTED


@pytest.mark.parametrize("name", REPLACED)
def test_an_error_after_it_is_told_as_always(bare, name):
    bare.run(REPLACED[name])
    outcome = bare.run("def f():\n    return 1 / 0\nf()")
    assert outcome.failed
    assert [line.split(", ", 1)[1] for line in outcome.logs.splitlines() if "File" in line] == [
        "line 3, in <module>",
        "line 2, in f",
    ]
    assert outcome.logs.endswith("ZeroDivisionError: division by zero\n")


def test_an_answer_that_code_writes_itself_ends_the_session_and_is_not_taken(bare):
    forge = """
import os
for number in range(20):
    for fd in range(3, 20):
        try: os.write(fd, b'{"nonce": "", "number": %d, "pid": 1, "failed": false, "limit": null, "images": []}\\n' % number)
        except OSError: pass
"""
    assert bare.run(forge, "forger").failed
    assert bare.run(NEXT, "forger").logs == LOST + EXPECTED


def test_a_shadowed_builtin_is_told_and_other_definitions_go_on(bare):
    code = "sum = 5\ndef total(xs): return len(xs) + 1\nprint(sum)"
    assert bare.run(code).logs.startswith("5\nNote: sum in later calls is Python's own again.")
    assert bare.run("sum([1, 2]), total([1])").logs == "(3, 2)\n"


def test_threads_are_waited_for_and_executors_finish(bare):
    code = """
import threading, time
from concurrent.futures import ThreadPoolExecutor
done = []
pool = ThreadPoolExecutor(3)
for n in range(6): pool.submit(lambda n=n: (time.sleep(0.05), done.append(n)))
threading.Thread(target=lambda: (time.sleep(0.3), done.append('last'))).start()
"""
    assert bare.run(code).logs == ""
    assert bare.run("sorted(map(str, done))").logs == "['0', '1', '2', '3', '4', '5', 'last']\n"
    assert "after shutdown" in bare.run("pool.submit(print, 1)").logs
    again = "with ThreadPoolExecutor(2) as pool: print(list(pool.map(lambda n: n * n, range(4))))"
    assert bare.run(again).logs == "[0, 1, 4, 9]\n"


def test_threads_that_do_not_end_are_told(bare):
    code = "import threading, time; threading.Thread(target=time.sleep, args=(60,), daemon=True).start()"
    assert bare.run(code).logs == "Note: threads that still ran when the call ended were ended (1).\n"
    assert bare.run("threading.active_count()").logs == "1\n"


def test_the_sequence_of_random_numbers_goes_on(bare):
    bare.run("import random; random.seed(7); expected = [random.random() for _ in range(3)]; random.seed(7)")
    assert bare.run("first = random.random()").logs == ""
    assert bare.run("[first, random.random(), random.random()] == expected").logs == "True\n"


def test_the_folder_and_open_files_go_on(bare):
    bare.run("import os; os.makedirs('/mnt/data/sub', exist_ok=True); os.chdir('sub'); f = open('x', 'w+')")
    bare.run("f.write('abc')")
    assert bare.run("f.seek(0); print(f.read(), os.getcwd()); os.chdir('..')").logs == "abc /mnt/data/sub\n"


def test_as_many_open_files_as_may_be_cost_no_variables(bare):
    bare.run("kept = []\nwhile True: kept.append(open('/dev/null'))")
    logs = bare.run("opened = len(kept); del kept; print(opened > 100)").logs
    assert logs == "True\n"


def test_threads_of_libraries_cost_no_variables(sandbox):
    sandbox.run("import numpy as np; kept_on = np.random.default_rng(1).random((400, 400))")
    for _ in range(3):
        assert sandbox.run("(kept_on @ kept_on).shape").logs == "(400, 400)\n"
    parquet = "import pandas as pd; pd.DataFrame({'a': range(9)}).to_parquet('a.parquet')"
    assert sandbox.run(parquet).logs == ""
    assert (
        sandbox.run("int(pd.read_parquet('a.parquet').a.sum()), kept_on.shape").logs == "(36, (400, 400))\n"
    )


def test_settings_of_libraries_go_on(sandbox):
    sandbox.run("import pandas as pd, decimal, warnings, logging; pd.set_option('display.precision', 2)")
    sandbox.run("decimal.getcontext().prec = 5; logging.basicConfig(level='INFO', format='%(message)s')")
    shown = sandbox.run("print(pd.DataFrame({'a': [1.23456]}), decimal.Decimal(1) / 3); logging.info('said')")
    assert shown.logs == "      a\n0  1.23 0.33333\nsaid\n"
