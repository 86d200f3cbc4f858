from collections.abc import Iterator

import pytest

from tests.builtin.mathematics.interpreter import Interpreter
from tests.builtin.talk import Talk, function

CODE = function("code_interpreter", code={"type": "string"})


@pytest.fixture(scope="package")
def interpreter() -> Iterator[Interpreter]:
    running = Interpreter()
    yield running
    running.close()


@pytest.fixture
def tutor(interpreter) -> Talk:
    return Talk(interpreter, [CODE])
