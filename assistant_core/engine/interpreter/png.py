"""Pictures that a sandbox says it drew."""

import io
import struct
import zlib
from collections.abc import Iterator

from PIL import Image

MAX_PIXELS = 16_000_000
SIGNATURE = b"\x89PNG\r\n\x1a\n"
KNOWN = {b"PLTE", b"tRNS", b"pHYs", b"tEXt", b"iTXt", b"IDAT"}
"""What charts are written with, beside the first and the last chunk. Of others some would be unpacked."""


def is_png(data: bytes) -> bool:
    """Whether it is a whole PNG of a reasonable size; pixels are counted before anything is unpacked."""
    chunks = list(_chunks(data))
    if len(chunks) < 2 or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13 or chunks[-1] != (b"IEND", b""):
        return False
    width, height = struct.unpack(">II", chunks[0][1][:8])
    if not 0 < width * height <= MAX_PIXELS or any(kind not in KNOWN for kind, _ in chunks[1:-1]):
        return False
    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as image:
            image.load()
    except (OSError, ValueError, SyntaxError, IndexError, struct.error, zlib.error):
        return False
    return True


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of each; what is not whole is left out."""
    if not data.startswith(SIGNATURE):
        return
    start = len(SIGNATURE)
    while start + 12 <= len(data):
        (length,) = struct.unpack(">I", data[start : start + 4])
        content = data[start + 8 : start + 8 + length]
        if len(content) < length:
            return
        yield data[start + 4 : start + 8], content
        start += length + 12
