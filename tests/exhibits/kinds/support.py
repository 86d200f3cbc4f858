from typing import Any

from assistant_core.exhibits.model import Exhibit
from assistant_core.words import Words

EN, KO = Words("en"), Words("ko")


def made(kind: Any, output: dict[str, Any], words: Words = EN) -> Exhibit:
    exhibit = kind.exhibit(output, words)
    assert exhibit is not None
    return exhibit
