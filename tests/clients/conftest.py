"""Each client in its own environment under .clients/, made by tests/clients/install."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant_core.config import ROOT
from assistant_core.engine import EmbeddedEngine
from tests.support.engine import running

HERE = Path(__file__).parent
ENVIRONMENTS = ROOT / ".clients"


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.clients)


@pytest.fixture
def engine(model, tmp_path) -> Iterator[EmbeddedEngine]:
    model_server = {"openai_base_url": model.url, "openai_api_key": "sk-test", "openai_model": "scripted-1"}
    with running(tmp_path / "data", **model_server) as started:
        yield started


@pytest.fixture
def converse(engine, tmp_path) -> Callable[..., Any]:
    """Run a script of this folder with its client's environment, and return what it printed."""

    def run(client: str, script: str, *arguments: str) -> Any:
        needed = ENVIRONMENTS / client / ("node_modules" if client == "node" else "bin/python")
        assert needed.exists(), f"There is no {needed.relative_to(ROOT)}: run tests/clients/install"
        if client == "node":
            # Node looks for packages beside the script, wherever it is started.
            (tmp_path / "node_modules").symlink_to(needed)
            command = ["node", str(shutil.copy(HERE / script, tmp_path))]
        else:
            command = [str(needed), str(HERE / script)]
        # Nothing of the developer's environment, and no .env of theirs: base URL and key are all it takes.
        known = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
        known |= {"OPENAI_BASE_URL": engine.base_url, "OPENAI_API_KEY": engine.api_key}
        done = subprocess.run(
            [*command, *arguments], cwd=tmp_path, env=known, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
