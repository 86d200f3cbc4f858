"""Pictures that code says it drew are taken only when unpacking them is safe."""

import io
import struct
import zlib

import pytest
from PIL import Image

from assistant_core.engine.interpreter.png import SIGNATURE, is_png


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def head(side: int) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0))


PIXELS, END = chunk(b"IDAT", zlib.compress(bytes(2))), chunk(b"IEND", b"")


def drawn(mode: str) -> bytes:
    saved = io.BytesIO()
    Image.new(mode, (30, 20)).save(saved, "PNG", dpi=(144, 144))
    return saved.getvalue()


@pytest.mark.parametrize("data", [SIGNATURE + head(1) + PIXELS + END, drawn("RGBA"), drawn("P")])
def test_a_whole_picture_is_taken(data):
    assert is_png(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        SIGNATURE,
        drawn("RGB")[:-12],
        drawn("RGB").replace(b"IDAT", b"IDAX"),
        SIGNATURE + PIXELS + END,
        SIGNATURE + head(0) + PIXELS + END,
        SIGNATURE + head(5000) + PIXELS + END,
        SIGNATURE + head(1) + head(5000) + PIXELS + END,
        SIGNATURE + head(1) + head((1 << 31) - 1) + PIXELS + END,
        SIGNATURE + head(1) + chunk(b"iCCP", b"a\0") + PIXELS + END,
        SIGNATURE + head(1) + chunk(b"IDAT", b"not packed") + END,
        SIGNATURE + head(1) + struct.pack(">I", 1 << 31) + b"IDAT" + END,
    ],
)
def test_others_are_not_and_nothing_is_raised(data):
    assert not is_png(data)
