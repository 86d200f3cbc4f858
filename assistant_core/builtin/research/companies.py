"""Finds the companies a question names. It never guesses: no name, no company."""

from assistant_core.builtin.language import HANGUL
from assistant_core.builtin.research import english_finder, korean_finder

MOST = 4
"""More columns than this do not fit a table one can read."""
MOST_COMPARED = 8
"""As many as the function that compares takes."""
LONGEST_NAME = 80


def find_companies(question: str) -> list[str]:
    """Names as `get_ticker` should get them, in the order of the question, each once."""
    finder = korean_finder if HANGUL.search(question) else english_finder
    found = {name.casefold(): name[:LONGEST_NAME] for name in reversed(finder.find(question))}
    return list(reversed(found.values()))
