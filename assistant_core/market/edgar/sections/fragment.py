"""One place of a filing as HTML: the table or paragraph with its heading and what stands around it.

It is written from what was read, never copied: every tag is one of ours and all text is escaped.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fragment:
    html: str
    heading: str
    marked: bool


def fragment(document: bytes, place: str) -> Fragment:
    raise NotImplementedError
