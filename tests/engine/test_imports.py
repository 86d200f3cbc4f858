"""The engine could be installed alone: it knows nothing of stocks, of the built-in model or of pages."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import assistant_core.engine

ENGINE = Path(assistant_core.engine.__file__).parent
SHARED = {"analyzer", "config", "errors", "hosts", "private", "prices"}
"""Modules of the package that the engine may use; `prices` is what `config` reads a setting with."""


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = [*path.relative_to(ENGINE.parent.parent).parent.parts][: 1 - node.level or None]
            module = ".".join([*(above if node.level else ()), *([node.module] if node.module else ())])
            yield from (f"{module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Constant) and re.fullmatch(r"assistant_core\.[\w.:]+", str(node.value)):
            yield str(node.value)


@pytest.mark.parametrize("path", sorted(ENGINE.rglob("*.py")), ids=lambda path: str(path.relative_to(ENGINE)))
def test_a_module_imports_the_engine_alone(path):
    parts = {name.split(".")[1] for name in imported(path) if name.startswith("assistant_core.")}
    assert parts <= {"engine", *(SHARED - {"prices"})}


def test_starting_it_loads_nothing_else(tmp_path):
    code = (
        "import sys\n"
        "from assistant_core.config import Settings\n"
        "from assistant_core.engine import start_engine\n"
        f"start_engine(Settings(data_dir={str(tmp_path)!r}, in_process_models='off')).stop()\n"
        "print(*(name for name in sys.modules if name.startswith('assistant_core.')))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert {name.split(".")[1] for name in done.stdout.split()} <= {"engine", *SHARED}
    assert "assistant_core.engine.models.in_process" in done.stdout
