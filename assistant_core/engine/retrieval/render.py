"""A picture of a PDF's page with a quote marked in it, drawn in a process of its own."""

import base64
import math
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant_core.engine.retrieval.document import UnreadableFile
from assistant_core.engine.retrieval.parse import process
from assistant_core.engine.retrieval.parse.limits import LIMITS, Limits
from assistant_core.engine.retrieval.sniff import MENDING

if TYPE_CHECKING:
    import pypdfium2

MIN_WIDTH, MAX_WIDTH = 100, 2_400
MAX_PIXELS = 12_000_000
MAX_QUOTE = 10_000
SECONDS = 20.0
YELLOW = (255, 233, 92)
# What stands for words left out of a quote.
ELLIPSIS = re.compile(r"\.{3,}|…|\[…\]")
SHORTEST_PIECE = 8

Box = tuple[int, int, int, int]


def page_image(
    path: Path, page: int, quote: str | None = None, width: int = 1000, limits: Limits = LIMITS
) -> bytes:
    """A PNG, `width` pixels wide; `page` counts from 0. A quote that is not on the page is not marked.

    Raises UnreadableFile if the page cannot be drawn.
    """
    request = {
        "path": str(path.resolve()),
        "page": page,
        "quote": (quote or "")[:MAX_QUOTE],
        "width": min(max(width, MIN_WIDTH), MAX_WIDTH),
    }
    drawn = process.run(__name__, request, SECONDS, limits, mending=MENDING["pdf"])
    return base64.b64decode(drawn["png"])


def work(request: dict[str, Any], tell: Callable[..., None]) -> dict[str, Any]:
    """The task, as the process of its own does it."""
    import pypdfium2

    from assistant_core.engine.retrieval.parse.formats.pdf import open_pdf

    with tempfile.TemporaryDirectory() as folder:
        opened = open_pdf(Path(request["path"]), Path(folder))
        try:
            if not 0 <= request["page"] < len(opened.document):
                raise UnreadableFile("This PDF has no such page.", "invalid_file")
            png = _png(opened.document[request["page"]], request["quote"], request["width"])
        except pypdfium2.PdfiumError as error:
            raise UnreadableFile("This page is damaged: it cannot be drawn.", "invalid_file") from error
        finally:
            opened.document.close()
    return {"png": base64.b64encode(png).decode()}


def _png(page: "pypdfium2.PdfPage", quote: str, width: int) -> bytes:
    from io import BytesIO

    from PIL import Image, ImageChops

    page_width, page_height = page.get_size()
    if not (page_width > 0 and page_height > 0):
        raise UnreadableFile("This page has no size: it cannot be drawn.", "invalid_file")
    # A page as long as a scroll is drawn smaller.
    scale = min(width / page_width, math.sqrt(MAX_PIXELS / (page_width * page_height)))
    image = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
    for left, top, right, bottom in _boxes(page, quote, image.size):
        # Multiplied, as ink of a marker pen is: what is written stays as dark as it was.
        box = image.crop((left, top, right, bottom))
        image.paste(ImageChops.multiply(box, Image.new("RGB", box.size, YELLOW)), (left, top))
    target = BytesIO()
    image.save(target, "PNG", compress_level=3)
    return target.getvalue()


def _boxes(page: "pypdfium2.PdfPage", quote: str, size: tuple[int, int]) -> Iterator[Box]:
    """Where the quote is in the picture: a box a line."""
    import ctypes

    import pypdfium2.raw as pdfium

    if not any(char.isalnum() for char in quote):
        return
    text_page = page.get_textpage()
    for first, last in find(text_page.get_text_range(), quote):
        begin = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, first)
        end = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, last)
        for number in range(text_page.count_rects(begin, end - begin + 1) if 0 <= begin <= end else 0):
            left, bottom, right, top = text_page.get_rect(number)
            corners = []
            for x, y in ((left, bottom), (right, top)):
                across, down = ctypes.c_int(), ctypes.c_int()
                pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
                corners.append((across.value, down.value))
            box = _inside(corners, size)
            if box:
                yield box


def _inside(corners: list[tuple[int, int]], size: tuple[int, int]) -> Box | None:
    """The box with these corners, a little wider, as far as it is in the picture."""
    across, down = zip(*corners, strict=True)
    left, right = max(min(across) - 2, 0), min(max(across) + 2, size[0])
    top, bottom = max(min(down) - 2, 0), min(max(down) + 2, size[1])
    return (left, top, right, bottom) if left < right and top < bottom else None


def find(text: str, quote: str) -> list[tuple[int, int]]:
    """Where the quote is in the text, (first, last) in UTF-16 units; only letters and digits are compared.

    A page's lines were joined and its words put together again before the quote was taken from it.
    """
    letters: list[str] = []
    places: list[int] = []
    place = 0
    for char in text:
        for letter in _letters(char):
            letters.append(letter)
            places.append(place)
        place += 1 + (char > "\uffff")
    page = "".join(letters)
    wanted = _letters(quote)
    found = page.find(wanted)
    if found >= 0:
        return [(places[found], places[found + len(wanted) - 1])]
    spans, after = [], 0
    for piece in map(_letters, ELLIPSIS.split(quote)):
        found = page.find(piece, after) if len(piece) >= SHORTEST_PIECE else -1
        if found >= 0:
            after = found + len(piece)
            spans.append((places[found], places[after - 1]))
    return spans


def _letters(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text).casefold() if char.isalnum())
