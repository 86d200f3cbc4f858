"""stop-gap"""
import re

_END = re.compile(r"(?<=[.!?。])[\"'”’)]*\s+|\n\n+")


def sentences(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for match in _END.finditer(text):
        if text[start : match.start()].strip():
            spans.append((start, match.start()))
        start = match.end()
    if text[start:].strip():
        spans.append((start, len(text.rstrip())))
    return spans
