"""The text of a file that is text."""

import re
from pathlib import Path

from assistant_core.engine.retrieval.document import UnreadableFile
from assistant_core.engine.retrieval.parse.decoding import decode


def text_of(path: Path) -> str:
    text = decode(path.read_bytes())
    if text is None:
        raise UnreadableFile(
            "This file is not text, or in an encoding that cannot be told: save it as UTF-8 and add that.",
            "invalid_file",
        )
    return re.sub("\r\n?", "\n", text)
