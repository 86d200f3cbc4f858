"""One answer as a text to take along: its Markdown, and what the numbers in it stand for."""

from assistant_core.chat.export.markdown import to_paste
from assistant_core.chat.export.report import texts
from assistant_core.chat.view import Answer
from assistant_core.exhibits.model import Words


def text_of(answer: Answer, words: Words, formulas: bool = False) -> str:
    """`formulas`: it may have LaTeX between dollar signs."""
    cited: list[str] = []
    said = "\n\n".join(texts(answer, {}, cited, words))
    notes = "\n".join(f"[{number}] {note}" for number, note in enumerate(cited, 1))
    return "\n\n".join(part for part in (to_paste(said, formulas), notes) if part)
