"""What code can do in the sandbox, and what its caller gets to see."""

import contextlib
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from assistant_core.config import ROOT, Settings
from assistant_core.engine.interpreter import surroundings
from assistant_core.engine.interpreter.answers import Answer, why_not_started
from assistant_core.engine.interpreter.choose import interpreter
from assistant_core.engine.interpreter.sandbox import SandboxInterpreter
from tests.engine.interpreter.conftest import LIMITS, Bare, Running


def test_variables_stay_and_the_last_value_is_shown(sandbox):
    assert sandbox.run("x = 20\nx + 1").logs == "21\n"
    assert sandbox.run("print('again'); x * 2").logs == "again\n40\n"
    assert sandbox.run("x;").logs == ""


def test_a_table_is_shown_as_text(sandbox):
    shown = sandbox.run("import pandas as pd\npd.DataFrame({'company': ['Apple'], 'sales': [391.0]})").logs
    assert shown == "  company  sales\n0   Apple  391.0\n"


def test_an_error_shows_the_codes_own_lines_only(sandbox):
    outcome = sandbox.run("def half(n):\n    return n / 0\nhalf(3)")
    lines = outcome.logs.splitlines()
    assert outcome.failed
    assert lines[0] == "Traceback (most recent call last):"
    assert [line.split(", ", 1)[1] for line in lines if "File" in line] == [
        "line 3, in <module>",
        "line 2, in half",
    ]
    assert "    half(3)" in lines
    assert lines[-1] == "ZeroDivisionError: division by zero"


def test_code_that_does_not_parse_is_told_its_line(sandbox):
    outcome = sandbox.run("x = (\n")
    assert outcome.failed
    assert "line 1" in outcome.logs
    assert "SyntaxError" in outcome.logs


def test_figures_come_back_in_order_shown_or_left_open(sandbox):
    outcome = sandbox.run(
        "import matplotlib.pyplot as plt\n"
        "plt.figure(figsize=(4, 1)); plt.plot([1, 2]); plt.show()\n"
        "plt.figure(figsize=(2, 4)); plt.plot([2, 1])"
    )
    sizes = [Image.open(io.BytesIO(data)).size for data in outcome.images]
    assert [width > height for width, height in sizes] == [True, False]
    assert outcome.logs == ""
    assert sandbox.run("len(plt.get_fignums())").logs == "0\n"


def test_a_figure_that_cannot_be_drawn_fails_its_own_call_only(sandbox):
    code = (
        "import matplotlib.pyplot as plt\nplt.plot([1]); plt.title(r'$\\frac$')\nplt.figure(); plt.plot([2])"
    )
    outcome = sandbox.run(code)
    assert (outcome.failed, len(outcome.images)) == (True, 1)
    outcome = sandbox.run("plt.plot([3]); 'good'")
    assert (outcome.failed, len(outcome.images), outcome.logs) == (False, 1, "'good'\n")


def test_figures_beyond_ten_are_told(sandbox):
    code = "for n in range(12): plt.figure(figsize=(1, 1))"
    outcome = sandbox.run(f"import matplotlib.pyplot as plt\n{code}")
    assert len(outcome.images) == 10
    assert outcome.logs == "Only the first 10 figures of a call are shown.\n"


def test_files_go_in_and_come_out(sandbox):
    outcome = sandbox.run(
        "import pandas as pd, os\n"
        "t = pd.read_csv('/mnt/data/in.csv'); os.makedirs('out', exist_ok=True)\n"
        "(t * 2).to_csv('/mnt/data/out/twice.csv', index=False)",
        "files",
        {"in.csv": b"a,b\n1,2\n"},
    )
    assert outcome.logs == ""
    assert outcome.names == ("out/twice.csv",)
    assert [path.read_bytes() for path in outcome.files] == [b"a,b\n2,4\n"]
    assert sandbox.run("1", "files").files == ()
    assert sandbox.run("open('out/twice.csv', 'a').write('3')", "files").names == ("out/twice.csv",)


def test_input_says_that_nobody_can_answer(sandbox):
    assert "nobody can answer" in sandbox.run("input('name? ')").logs


def test_sessions_share_nothing(sandbox):
    sandbox.run("mine = 1\nopen('mine.txt', 'w').write('1')", "one")
    assert (
        sandbox.run("import os\n'mine' in globals(), os.listdir('/mnt/data')", "two").logs == "(False, [])\n"
    )


def test_a_call_that_takes_too_long_is_stopped_and_says_so(small):
    outcome = small.run("print('begun')\nwhile True: pass")
    assert outcome.failed
    assert outcome.logs == "begun\nStopped: it ran for more than 2 seconds (INTERPRETER_SECONDS).\n"
    assert "started anew" in (said := small.run("'alive'").logs)
    assert said.endswith("'alive'\n")


@pytest.mark.parametrize("code", ["bytearray(4 << 30)", "import numpy; numpy.ones(1 << 30)"])
def test_too_much_memory_is_told(sandbox, code):
    outcome = sandbox.run(code)
    assert outcome.failed
    assert "INTERPRETER_MEMORY_MB" in outcome.logs


def test_output_is_cut_and_says_so(small):
    outcome = small.run("print('x' * 1000)")
    assert outcome.logs.startswith("x" * 500 + "\n")
    assert "INTERPRETER_OUTPUT_CHARACTERS" in outcome.logs


@pytest.mark.parametrize(
    ("code", "setting"),
    [
        ("import os\nfor _ in range(9): os.fork() or __import__('time').sleep(1)", "INTERPRETER_PROCESSES"),
        ("open('big', 'wb').write(b'x' * 30_000_000)", "INTERPRETER_DISK_MB"),
        ("for n in range(5): open(f'{n}', 'wb').write(b'x' * 6_000_000)", "INTERPRETER_DISK_MB"),
    ],
)
def test_a_limit_that_was_passed_is_named(small, code, setting):
    outcome = small.run(code, "limits")
    assert outcome.failed
    assert setting in outcome.logs


def test_a_passed_disk_limit_does_not_break_the_session(small):
    given = {"large.bin": bytes(25_000_000), "kept.txt": b"kept"}
    small.run("import os; os.mkdir('sub'); open('sub/made.txt', 'w').write('1')", "full")
    hidden = "for n in range(3): open(f'/mnt/data/sub/.{n}', 'wb').write(bytes(10_000_000))"
    outcome = small.run(hidden + "\nimport time; time.sleep(1)", "full")
    assert "INTERPRETER_DISK_MB" in outcome.logs
    assert "All files under /mnt/data were removed." in outcome.logs
    outcome = small.run("import os; os.listdir('/mnt/data')", "full", given)
    assert outcome.logs.endswith(
        "['kept.txt']\nlarge.bin had no room under /mnt/data (INTERPRETER_DISK_MB).\n"
    )


@pytest.mark.parametrize(
    "code", ["for n in range(2100): open(str(n), 'w').close()", "import os; os.mkdir('shut', 0o300)"]
)
def test_files_left_by_a_killed_engine_do_not_keep_a_session_from_starting(sandbox_holds, tmp_path, code):
    running = Running(tmp_path, kind=Bare)
    running.run("1")
    running.close()
    data = (tmp_path / "sessions" / "main").resolve() / "data"
    subprocess.run([sys.executable, "-c", code], cwd=data, check=True)
    running = Running(tmp_path, kind=Bare)
    try:
        assert running.run("6 * 7").logs.endswith("42\n")
    finally:
        running.close()


def test_korean_and_minus_signs_are_drawn_whatever_font_is_asked_for(sandbox):
    code = (
        "import matplotlib.pyplot as plt, warnings; warnings.simplefilter('ignore')\n"
        "def drawn(text, family):\n"
        "    figure = plt.figure(figsize=(2, 1)); figure.text(0.1, 0.4, text, fontsize=30, family=family)\n"
        "    figure.canvas.draw(); pixels = bytes(figure.canvas.buffer_rgba()); plt.close(figure)\n"
        "    return pixels\n"
        "for family in ('sans-serif', 'NanumGothic', 'Malgun Gothic', 'serif'):\n"
        "    boxes = drawn('\\U000F0000\\U000F0000', family)\n"
        "    pictures = {drawn(text, family) for text in ('애플', '사과', '\\u2212\\u2212', '')}\n"
        "    print(family, len(pictures), boxes in pictures)\n"
    )
    outcome = sandbox.run(code)
    assert [line.rsplit(" ", 2)[1:] for line in outcome.logs.splitlines()] == [["4", "False"]] * 4


def test_cancelling_stops_the_code_and_keeps_the_files(small):
    future = small.start("cancelled", "open('kept.txt', 'w').write('1')\nwhile True: pass")
    wait_for(lambda: (small.folder / "sessions/cancelled/data/kept.txt").exists())
    future.cancel()
    wait_for(lambda: small.interpreter._sessions["cancelled"].cell is None)
    logs = small.run("import os\nos.listdir('.')", "cancelled").logs
    assert logs.startswith("Note: the interpreter was started anew.")
    assert logs.endswith("['kept.txt']\n")


def test_sessions_run_side_by_side(small):
    code = "import time; begun = time.time(); time.sleep(1); print(begun, time.time())"
    for name in ("left", "right"):
        small.run("1", name)
    futures = [small.start(name, code) for name in ("left", "right")]
    (one, one_ended), (two, two_ended) = [map(float, future.result().logs.split()) for future in futures]
    assert one < two_ended
    assert two < one_ended


def test_the_session_not_used_for_longest_makes_room_and_is_told(small):
    small.run("x = 1", "first")
    for name in ("second", "third", "fourth"):
        small.run("1", name)
    live = [name for name, state in small.interpreter._sessions.items() if state.cell]
    assert len(live) == 3
    assert "first" not in live
    logs = small.run("x", "first").logs
    assert logs.startswith("Note: the interpreter was started anew.")
    assert logs.endswith("NameError: name 'x' is not defined\n")


def test_no_more_live_than_may_when_several_come_at_once(sandbox_holds, tmp_path):
    running = Running(tmp_path, live=2, kind=Bare)
    running.run("1", "a")
    running.run("1", "b")
    names = ["a", "b", "c", "d", "a", "b"]
    for future in [running.start(name, "6 * 7") for name in names]:
        assert future.result(60).logs.endswith("42\n")
    assert sum(state.cell is not None for state in running.interpreter._sessions.values()) <= 2
    running.close()


def test_first_calls_at_once_make_the_list_of_fonts_once(monkeypatch, tmp_path):
    made = []

    def make(folder: Path) -> None:
        made.append(folder)
        time.sleep(0.1)
        (folder / "fontlist-v1.json").touch()

    monkeypatch.setattr(surroundings, "_make_font_list", make)
    with ThreadPoolExecutor() as threads:
        found = list(threads.map(surroundings.font_list, [tmp_path / "new" / "matplotlib"] * 3))
    assert len(made) == 1
    assert [os.listdir(folder) for folder in found] == [["fontlist-v1.json"]] * 3


def test_a_start_that_fails_is_told_without_sandlocks_notice():
    printed = "sandlock: control socket setup failed for 'sandbox-1': Operation not permitted\n"
    assert "INTERPRETER_DISK_MB" in why_not_started(Answer(printed, failed=True, ended="disk"), LIMITS)
    assert why_not_started(Answer(f"{printed}No numpy\n", failed=True, ended="exit"), LIMITS) == "No numpy"
    assert "sandlock" not in why_not_started(Answer(printed, failed=True, ended="exit"), LIMITS)


def test_a_start_that_fails_leaves_no_folder(monkeypatch, sandbox_holds, tmp_path):
    monkeypatch.setattr(surroundings, "PYTHON", "/nowhere/python")
    running = Running(tmp_path, kind=Bare)
    with pytest.raises(RuntimeError, match="did not start"):
        running.run("1")
    running.close()
    assert os.listdir(tmp_path / "cells") == []


def test_a_sandbox_killed_from_outside_is_told_and_started_anew(small):
    small.run("x = 1", "killed")
    keeper = small.cell("killed")._keeper.pid
    future = small.start("killed", "import time; print('begun'); open('begun', 'w').close(); time.sleep(1.5)")
    wait_for(lambda: (small.folder / "sessions/killed/data/begun").exists())
    for pid in children(keeper):
        os.kill(pid, signal.SIGKILL)
    outcome = future.result(10)
    assert outcome.failed
    assert outcome.logs == "begun\nStopped: the interpreter's process ended.\n"
    assert small.run("6 * 7", "killed").logs.endswith("42\n")


def test_a_session_that_is_forgotten_leaves_nothing(small):
    small.run("open('x', 'w').write('1')", "forgotten")
    cell = small.cell("forgotten")
    small.forget("forgotten")
    assert not cell.folder.exists()
    assert not (small.folder / "sessions" / "forgotten").is_symlink()
    assert cell._keeper.poll() is not None
    assert small.run("import os\nos.listdir('.')", "forgotten").logs == "[]\n"


def test_idle_sessions_end_and_nothing_is_left_after_close(sandbox_holds, tmp_path):
    before, keepers = len(os.listdir("/proc/self/fd")), children(os.getpid(), "interpreter/keeper")
    running = Running(tmp_path, kind=Bare, idle=0.4)
    running.run("x = 1")
    wait_for(lambda: not running.interpreter._sessions)
    assert "started anew" in running.run("1").logs
    running.close()
    assert children(os.getpid(), "interpreter/keeper") == keepers
    assert len(os.listdir(tmp_path / "cells")) == 1
    wait_for(lambda: len(os.listdir("/proc/self/fd")) <= before)


def test_a_process_that_stood_ready_ends_when_no_code_comes(sandbox_holds, tmp_path):
    keepers = children(os.getpid(), "interpreter/keeper")
    running = Running(tmp_path, idle=0.4)
    running.run("1")
    wait_for(lambda: children(os.getpid(), "interpreter/keeper") == keepers, 60)
    wait_for(lambda: len(os.listdir(tmp_path / "cells")) == 1)
    running.close()


def test_a_process_that_stands_ready_is_not_tidied_away_by_another_engine(sandbox_holds, tmp_path):
    class Ready(Bare):
        def expect(self) -> None:
            SandboxInterpreter.expect(self)

    running = Running(tmp_path, kind=Ready, idle=20)
    running.run("1")
    wait_for(lambda: bool((spare := running.interpreter._spare) and spare.done()))
    spare = running.interpreter._spare
    assert spare
    folder = spare.result().folder
    os.utime(folder, (time.time() - 4000,) * 2)
    wait_for(lambda: time.time() - folder.stat().st_mtime < 1000)
    running.interpreter.tidy()
    assert folder.exists()
    running.close()


def test_files_stay_when_the_engine_starts_again(sandbox_holds, tmp_path):
    for expected in ("[]", "['kept.txt']"):
        running = Running(tmp_path, kind=Bare)
        logs = running.run("import os\nprint(os.listdir('.'))\nopen('kept.txt', 'w').close()").logs
        running.close()
        assert logs.splitlines()[-1] == expected


def test_folders_of_no_session_are_removed_once_they_are_old(sandbox_holds, tmp_path):
    for name, hours in (("old", 2), ("young", 0), ("linked", 2)):
        (tmp_path / "cells" / name).mkdir(parents=True)
        os.utime(tmp_path / "cells" / name, (time.time() - hours * 3600,) * 2)
    (tmp_path / "sessions").mkdir()
    (tmp_path / "sessions" / "s").symlink_to(Path("..", "cells", "linked"))
    interpreter(Settings(_env_file=None), tmp_path)
    assert sorted(os.listdir(tmp_path / "cells")) == ["linked", "young"]


LOOP = "while True: pass"


@pytest.mark.parametrize("code", [LOOP, f"import os\nif os.fork() == 0: os.setsid()\n{LOOP}"])
def test_the_engines_death_takes_its_sandboxes_along(sandbox_holds, tmp_path, code):
    script = (
        "from pathlib import Path\n"
        "from assistant_core.engine.interpreter.cell import Cell\n"
        "from assistant_core.engine.interpreter.limits import Limits\n"
        f"cell = Cell(Path({str(tmp_path)!r}), Limits(60, 1024, 8, 256, 1000), None)\n"
        "cell.wait_until_ready(); print(cell._keeper.pid, flush=True)\n"
        f"cell.run({code!r})\n"
    )
    engine = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert engine.stdout
    with engine.stdout:
        keeper = int(engine.stdout.readline())
        wait_for(lambda: len(children(keeper)) == 2 + code.count("fork"))
        pids = [keeper, *children(keeper)]
        engine.kill()
        engine.wait()
    wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in pids))


def wait_for(true: Callable[[], bool], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.02)


def children(above: int, command: str = "") -> list[int]:
    """Processes under it, theirs included, whose command line has `command`."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parent = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == above:
                pid = int(path.name)
                found += [pid] if command in (path / "cmdline").read_text() else []
                found += children(pid, command)
    return found
