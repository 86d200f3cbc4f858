"""Makers of files that are damaged, malicious, or not what they say they are."""

import random
import struct
import zipfile
import zlib
from io import BytesIO

from tests.support.documents import EPUB_CONTAINER, docx, epub, epub_package, pptx, xhtml, zipped

MB = 1 << 20
SECRET = "the words of the file outside"

LEVELS = "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<!DOCTYPE lolz [<!ENTITY lol0 "lol">{LEVELS}]>'


def laughing(root: str, body: str) -> str:
    """The billion laughs: entities of entities, a gigabyte when all are written out."""
    return f'<?xml version="1.0"?>{LAUGHS}<{root}>{body}&lol9;</{root.split()[0]}>'


def outside(root: str, body: str, address: str) -> str:
    """XML that asks for a file of the machine."""
    doctype = f'<!DOCTYPE x [<!ENTITY file SYSTEM "{address}">]>'
    return f'<?xml version="1.0"?>{doctype}<{root}>{body}&file;</{root.split()[0]}>'


def replaced(archive: bytes, wanted: dict[str, str | bytes | None]) -> bytes:
    """The archive with members of these names replaced, or removed when None."""
    kept = {name: content for name, content in members(archive).items() if name not in wanted}
    return zipped({**kept, **{name: content for name, content in wanted.items() if content is not None}})


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx_of(document_xml: str | bytes | None) -> bytes:
    return replaced(docx(["Hello"]), {"word/document.xml": document_xml})


def word_xml(text: str) -> str:
    return f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>"


def docx_bomb(size: int) -> bytes:
    filling = b"<w:p><w:r><w:t>aaaaaaaaaaaaaaaa</w:t></w:r></w:p>"
    body = (
        b"<w:document "
        + W.encode()
        + b"><w:body>"
        + filling * (size // len(filling))
        + b"</w:body></w:document>"
    )
    return docx_of(body)


def pptx_bomb(size: int) -> bytes:
    return replaced(pptx([("One", "text", "")]), {"ppt/slides/slide1.xml": b" " * size})


def epub_bomb(size: int) -> bytes:
    return epub_of({"chapter.xhtml": xhtml("<p>a</p>" + " " * size)})


def epub_of(chapters: dict[str, str | bytes], spine: list[str] | None = None) -> bytes:
    names = spine if spine is not None else list(chapters)
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": EPUB_CONTAINER,
            "OEBPS/content.opf": epub_package("A book", names),
            **{f"OEBPS/{name}": content for name, content in chapters.items()},
        }
    )


def lying_zip(size: int) -> bytes:
    """An EPUB whose directory says that its chapter is small; it is not."""
    honest = epub_of({"chapter.xhtml": xhtml("<p>a</p>" + " " * size)})
    real = struct.pack("<L", len(xhtml("<p>a</p>" + " " * size)))
    return honest.replace(real, struct.pack("<L", 500))


def nested_zip(levels: int) -> bytes:
    content = zipped({"zeros": b"\0" * MB})
    for level in range(levels):
        content = zipped({f"{number}-{level}.zip": content for number in range(4)})
    return content


def many_entries(count: int, first: dict[str, str | bytes]) -> bytes:
    return zipped({**first, **{f"part/{number}.xml": b"" for number in range(count)}})


def climbing_zip() -> bytes:
    chapter = {"../../../../../../tmp/climbed.xhtml": xhtml("<p>Climbing text</p>")}
    return epub_of({**chapter, "/etc/passwd": "root", "good.xhtml": xhtml("<p>Plain text</p>")})


def encrypted_zip() -> bytes:
    content = bytearray(epub([("One", "text")]))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(signature, at + 4)
    return bytes(content)


def raw_pdf(objects: list[bytes], root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1."""
    body = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        root,
        len(body),
    )
    return bytes(body) + head + table + tail


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def page(contents: int, font: int, parent: int = 2) -> bytes:
    return (
        b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 600 800] /Contents %d 0 R "
        b"/Resources << /Font << /F1 %d 0 R >> >> >>" % (parent, contents, font)
    )


def one_page_pdf(contents: bytes, catalog: bytes = b"") -> bytes:
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page(4, 5),
            contents,
            FONT,
        ]
    )


DIGITS = b"BT /F1 12 Tf 72 700 Td (%s) Tj 0 -14 Td (%s) Tj ET" % (b"1" * 30_000, b"1" * 30_000)
SHOWN = b"BT /F1 12 Tf 72 700 Td (Words on the page) Tj ET"


def flate_bomb_pdf(size: int) -> bytes:
    """A page whose contents unpack, in three layers, to very much."""
    packer = zlib.compressobj(9)
    packed = (
        packer.compress(SHOWN)
        + b"".join(packer.compress(b" " * MB) for _ in range(size // MB))
        + packer.flush()
    )
    for _ in range(2):
        packed = zlib.compress(packed, 9)
    return one_page_pdf(stream(packed, b"/Filter [/FlateDecode /FlateDecode /FlateDecode]"))


def cyclic_pdf() -> bytes:
    """Pages that contain themselves."""
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 2 0 R >>",
            page(4, 5),
            stream(SHOWN),
            FONT,
        ]
    )


def deep_pdf(levels: int) -> bytes:
    """A page below very many levels of pages."""
    objects = [b"<< /Type /Catalog /Pages 5 0 R >>", stream(SHOWN), FONT, page(2, 3, 4 + levels)]
    for level in range(levels):
        child = 4 if level == levels - 1 else 6 + level
        objects.append(b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % child)
    return raw_pdf(objects)


def nested_array_pdf(levels: int) -> bytes:
    return one_page_pdf(stream(SHOWN), b"/Extra " + b"[" * levels + b"]" * levels)


def cyclic_outline_pdf() -> bytes:
    """Bookmarks that come after themselves."""
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page(4, 5),
            stream(SHOWN),
            FONT,
            b"<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>",
            b"<< /Title (Again) /Parent 6 0 R /Next 7 0 R /First 7 0 R /Dest [3 0 R /Fit] >>",
        ]
    )


def acting_pdf() -> bytes:
    """A PDF that wants to run a script and a program when it is opened."""
    launch = b"<< /S /Launch /F (/bin/touch) /Win << /F (calc.exe) >> >>"
    action = (
        b"<< /S /JavaScript /JS (app.alert\\('x'\\); this.submitForm\\('http://127.0.0.1:9/'\\);) /Next %s >>"
    )
    return one_page_pdf(stream(SHOWN), b"/OpenAction " + action % launch)


def scanned_pdf() -> bytes:
    image = stream(b"\x80" * 16, b"/Type /XObject /Subtype /Image /Width 4 /Height 4 /BitsPerComponent 8 "
                   b"/ColorSpace /DeviceGray")  # fmt: skip
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
            b"/Resources << /XObject << /I 5 0 R >> >> >>",
            stream(b"q 600 0 0 800 0 0 cm /I Do Q"),
            image,
        ]
    )


def half_broken_pdf() -> bytes:
    """Three pages; the second one is no page."""
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R 6 0 R 3 0 R] /Count 3 >>",
            page(4, 5),
            stream(SHOWN),
            FONT,
            b"(this is no page)",
        ]
    )


def cut_short(content: bytes, share: float = 0.6) -> bytes:
    return content[: int(len(content) * share)]


def old_office(stream_name: str) -> bytes:
    """As much of an OLE file as tells what it is."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    return head + stream_name.encode("utf-16-le").ljust(128, b"\0") + b"\0" * 1024


def deep_json(levels: int) -> bytes:
    return b"[" * levels + b"]" * levels


def deep_html(levels: int) -> bytes:
    return b"<html><body>" + b"<div>" * levels + b"Words at the bottom" + b"</div>" * levels


def wide_csv(columns: int) -> bytes:
    names = ",".join(f"name{number}" for number in range(columns))
    return f"{names}\n{','.join(map(str, range(columns)))}\n".encode()


def xlsx() -> bytes:
    return zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})


def members(archive: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def noise(size: int) -> bytes:
    return random.Random(1).randbytes(size)
