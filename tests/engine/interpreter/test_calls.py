"""Which system calls code can make, and that what people write works with those."""

import platform

import pytest

from assistant_core.engine.confinement import calls

UNLISTED = """
import ctypes, errno, json, mmap, os
libc = ctypes.CDLL(None, use_errno=True)
def answer(number, *given):
    result = libc.syscall(ctypes.c_long(number), *given)
    return 0 if result >= 0 else ctypes.get_errno()
"""

PROBES = {335, 336} if platform.machine() == "x86_64" else set()
"""uretprobe and uprobe, which no filter sees; they do nothing for who has no probe."""

WORK = {
    "tables": "import pandas as pd\nd = pd.DataFrame({'a': range(99)}); d.to_csv('a.csv.gz'); d.to_pickle('a.pkl')\nassert len(pd.read_csv('a.csv.gz')) == len(pd.read_pickle('a.pkl'))",
    "arrays on disk": "import numpy as np\nm = np.memmap('m', 'f8', 'w+', shape=1000); m[:] = 2; m.flush()\nnp.arange(9.).tofile('t'); assert np.fromfile('t')[5] == 5; np.save('n.npy', m); assert np.load('n.npy', mmap_mode='r')[3] == 2",
    "figures in files": "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nfor kind in ('png', 'pdf', 'svg', 'jpg'): plt.savefig('f.' + kind)\nplt.close()",
    "copies": "import shutil\nopen('s', 'w').write('1'); shutil.copy('s', 'c'); shutil.copy2('s', 'd'); shutil.copytree('.', '/mnt/tmp/tree'); shutil.rmtree('/mnt/tmp/tree'); shutil.move('d', 'e')",
    "archives": "import tarfile, zipfile\nopen('s', 'w').write('1')\nwith zipfile.ZipFile('z.zip', 'w') as z: z.write('s')\nzipfile.ZipFile('z.zip').extractall('/mnt/tmp/z')\nwith tarfile.open('t.tgz', 'w:gz') as t: t.add('s')\nwith tarfile.open('t.tgz') as t: t.extractall('/mnt/tmp/t')\nassert open('/mnt/tmp/t/s').read() == open('/mnt/tmp/z/s').read() == '1'",
    "temporary files": "import tempfile\nwith tempfile.TemporaryFile() as f: f.write(b'1')\nwith tempfile.NamedTemporaryFile() as f: f.write(b'1')\nwith tempfile.TemporaryDirectory() as d: open(d + '/x', 'w').close()",
    "a database": "import sqlite3\nc = sqlite3.connect('db'); c.execute('pragma journal_mode=wal'); c.execute('create table t(a)'); c.executemany('insert into t values(?)', [(n,) for n in range(99)]); c.commit(); c.execute('vacuum'); c.close()",
    "rights and times": "import os\nfrom pathlib import Path\np = Path('p'); p.touch(); p.chmod(0o400); os.utime(p, (1, 2)); assert p.stat().st_mtime == 2; os.access(p, 4); p.resolve(); p.rename('q'); os.truncate('q', 0); os.remove('q')",
    "threads": "from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(4) as pool: assert list(pool.map(abs, [-1, -2])) == [1, 2]",
    "an event loop": "import asyncio\nasyncio.run(asyncio.gather(asyncio.sleep(0.01), asyncio.to_thread(abs, -1)) if False else asyncio.sleep(0.01))",
    "another process": "import multiprocessing\na, b = multiprocessing.Pipe(); p = multiprocessing.get_context('fork').Process(target=b.send, args=(7,)); p.start(); assert a.recv() == 7; p.join()",
    "signals and clocks": "import signal, time, datetime, zoneinfo\nsignal.signal(signal.SIGALRM, lambda *given: None); signal.setitimer(signal.ITIMER_REAL, 0.01); signal.pause(); datetime.datetime.now(zoneinfo.ZoneInfo('Asia/Seoul')); time.process_time()",
    "algebra": "import sympy\nx = sympy.symbols('x'); assert sympy.integrate(sympy.cos(x), x) == sympy.sin(x)",
    "another program is refused in words": "import subprocess\ntry: subprocess.run(['ls'])\nexcept PermissionError as error: assert 'Permission denied' in str(error)",
}


@pytest.mark.parametrize("name", WORK)
def test_what_people_write_works(sandbox, name):
    outcome = sandbox.run(WORK[name])
    assert not outcome.failed, outcome.logs


def test_no_number_is_answered_that_is_not_listed(small):
    listed = {*calls.numbers(platform.machine()).values(), *PROBES}
    numbers = [number for number in range(700) if number not in listed]
    outcome = small.run(f"{UNLISTED}print(sorted({{answer(number) for number in {numbers}}}))", "numbers")
    assert outcome.logs == "[38]\n"


@pytest.mark.usefixtures("x86_64")
def test_no_number_of_another_machine_is_answered(sandbox):
    """Whoever makes one is killed by sandlock, or gets ENOSYS; i386 may not be there at all.

    sandlock goes on counting a process that a signal has ended, so that a few must fit.
    """
    code = """
page = mmap.mmap(-1, 4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, 7)
page.write(bytes.fromhex('89f8cd80c3'))
call = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
for made in (lambda: answer(0x40000000 + 39) != 38, lambda: answer(0x40000000 + 520) != 38, lambda: call(20) != -38):
    if not (child := os.fork()):
        os._exit(made())
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
    assert set(sandbox.run(UNLISTED + code, "machines").logs.split()) <= {"0", "-31", "-11"}


@pytest.mark.parametrize(
    ("call", "given"),
    [
        *(("clone", f"{flag | 17}, 0, 0, 0, 0") for flag in (0x20000, 0x2000000, 0x10000000, 0x40000000)),
        *(("clone", f"{flag | 17}, 0, 0, 0, 0") for flag in (0x400, 0x800000, 0x100, 0x1000)),
        ("prctl", "38, 0, 0, 0, 0"),
        ("prctl", "22, 1, 0, 0, 0"),
        ("prctl", "0x59616D61, -1, 0, 0, 0"),
        ("ioctl", "0, 0x5412, b'x'"),
        ("fcntl", "1, 1031, 1 << 20"),
        ("socketpair", "1, 2, 0, ctypes.create_string_buffer(8)"),
        ("mmap", "0, ctypes.c_size_t(4096), 3, 0x21, -1, 0"),
        ("mmap", "0, ctypes.c_size_t(2 << 20), 3, 0x40022, -1, 0"),
        ("mmap", "0, ctypes.c_size_t(4096), 3, 0x28, -1, 0"),
        ("madvise", "0, ctypes.c_size_t(0), 12"),
        ("mremap", "0, ctypes.c_size_t(4096), ctypes.c_size_t(4096), 4"),
        ("prlimit64", "1, 7, None, ctypes.create_string_buffer(16)"),
        ("close_range", "900, 901, 2"),
        ("pipe2", "ctypes.create_string_buffer(8), 0x80"),
    ],
)
def test_a_listed_call_is_refused_with_other_arguments(small, call, given):
    number = calls.numbers(platform.machine())[call]
    outcome = small.run(f"{UNLISTED}print(answer({number}, {given}))", "arguments")
    assert outcome.logs in ("1\n", "22\n", "95\n")


def test_both_machines_have_the_same_list():
    names = [set(calls.numbers(machine)) for machine in calls.MACHINES]
    older = """stat lstat access readlink mkdir rmdir unlink rename chmod chown lchown symlink link dup2 pipe
        poll select vfork pause alarm getpgrp time"""
    assert names[0] - names[1] == set(older.split())
    assert names[1] - names[0] == {"renameat"}
    assert all(len(calls.allowed(machine)) < 8 * 4096 for machine in calls.MACHINES)
