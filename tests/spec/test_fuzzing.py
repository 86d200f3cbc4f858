"""A property-based run of the published specification against a running engine."""

import json
import os
import re
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import pytest

from tests.spec.prepared import with_prepared_ids
from tests.spec.published import amended, load
from tests.support.echo import ECHO
from tests.support.engine import running
from tests.support.scripted_model import text

pytestmark = pytest.mark.spec

HERE = Path(__file__).parent
OURS = "listThreads"


def test_generated_requests_find_no_failure(spec_folder, model, tmp_path, monkeypatch, capsys):
    model.default = text("Hi ", "there.")
    document = amended(load(spec_folder))
    add_ours(document)
    specification = tmp_path / "specification.json"
    given = {"openai_base_url": model.url, "openai_model": "m", "in_process_models": ECHO}
    with running(tmp_path / "data", **given) as engine:
        monkeypatch.setenv("ENGINE_URL", engine.base_url)
        monkeypatch.setenv("ENGINE_API_KEY", engine.api_key)
        specification.write_text(json.dumps(with_prepared_ids(document)))
        run = schemathesis(specification, engine, tmp_path)
    with capsys.disabled():
        print("\n" + "\n".join(run.stdout.splitlines()[-20:]))
    (tmp_path / "out.txt").write_text(run.stdout)
    assert run.returncode == 0, run.stdout[-20_000:] + run.stderr[-5_000:]
    assert int(re.search(r"Tested: (\d+)", run.stdout)[1]) == len(document_operations(document))
    assert int(re.search(r"(\d+) generated", run.stdout)[1]) > 25 * 44


def schemathesis(specification, engine, folder):
    return subprocess.run(
        [
            *(sys.executable, "-m", "schemathesis.cli", "--config-file", HERE / "schemathesis.toml"),
            *("run", specification, "--url", engine.base_url, "--checks", "all"),
            *("--header", f"Authorization: Bearer {engine.api_key}", "--warnings", "off"),
            # The same requests every time, so that a failure can be had again.
            *("--seed", "1", "--continue-on-failure", "--no-color"),
        ],
        env={
            **os.environ,
            "SCHEMATHESIS_HOOKS": "tests.spec.hooks",
            "PYTHONPATH": str(HERE.parent.parent),
        },
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=900,
    )


def add_ours(document):
    """GET /threads, which the original did not have."""
    like = deepcopy(document["paths"]["/assistants"]["get"])
    schemas = document["components"]["schemas"]
    schemas["ListThreadsResponse"] = threads = deepcopy(schemas["ListAssistantsResponse"])
    threads["properties"]["data"]["items"]["$ref"] = "#/components/schemas/ThreadObject"
    ours = {"schema": {"$ref": "#/components/schemas/ListThreadsResponse"}}
    like["responses"]["200"]["content"]["application/json"] = ours
    document["paths"]["/threads"]["get"] = {**like, "operationId": OURS}


def document_operations(document):
    return [operation for methods in document["paths"].values() for operation in methods]
