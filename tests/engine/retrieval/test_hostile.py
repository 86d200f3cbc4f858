"""Files nobody wants to be sent: each ends in its text, or in an error that names the cause, soon enough."""

import os
import re
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from assistant_core.engine.retrieval import parse, render
from assistant_core.engine.retrieval.document import Document, UnreadableFile
from assistant_core.engine.retrieval.parse import Limits
from tests.engine.retrieval import hostile as h
from tests.support import documents as d

MB = 1 << 20
LIMITS = Limits(seconds=15, memory_bytes=512 * MB, unzipped_bytes=40 * MB)
LONGEST_SECONDS = 20

PDF = d.pdf(["Words on the page", "More words"], "A title")
LATIN = "Où est passée la bibliothèque, déjà fermée à cause de l'été ? Très étonné, il s'en alla. " * 5


@dataclass(frozen=True)
class Case:
    filename: str
    make: Callable[[], bytes]
    error: str = ""
    """What the error says; "" when the file is to be read."""
    kind: str = ""
    says: str = ""
    limits: Limits = LIMITS


def fails(filename: str, make: Callable[[], bytes], error: str, **limits: int) -> Case:
    return Case(filename, make, error, limits=replace(LIMITS, **limits))


def reads(filename: str, make: Callable[[], bytes], kind: str, says: str, **limits: int) -> Case:
    return Case(filename, make, "", kind, says, replace(LIMITS, **limits))


CASES = {
    # What is not there, or not text.
    "empty": fails("a.txt", lambda: b"", "is empty"),
    "only spaces": fails("a.txt", lambda: b" \n\t\r\n" * 100, "no text"),
    "only a byte order mark": fails("a.txt", lambda: b"\xef\xbb\xbf", "no text"),
    "noise": fails("a.txt", lambda: h.noise(100_000), "not text"),
    "zeros": fails("a.txt", lambda: b"\0" * MB, "not text"),
    # Other kinds, whatever they are called.
    "program as pdf": fails("a.pdf", lambda: b"MZ\x90\0\3\0\0\0" + b"\0" * 500, "Windows program"),
    "png as pdf": fails("a.pdf", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, r"image \(PNG\).*OCR"),
    "jpeg": fails("a.txt", lambda: b"\xff\xd8\xff\xe0\0\x10JFIF", "image"),
    "doc": fails("a.docx", lambda: h.old_office("WordDocument"), r"old Word file.*docx"),
    "xls": fails("a.xls", lambda: h.old_office("Workbook"), "CSV"),
    "hwp": fails("a.hwp", lambda: h.old_office("\x05HwpSummaryInformation"), r"\.hwp"),
    "locked docx": fails("a.docx", lambda: h.old_office("EncryptedPackage"), "password"),
    "rtf": fails("a.txt", lambda: rb"{\rtf1 words}", r"RTF.*docx"),
    "xlsx": fails("a.docx", h.xlsx, "Excel.*CSV"),
    "plain zip": fails("a.docx", lambda: d.zipped({"a.txt": "words"}), "archive.*unpack"),
    "rar": fails("a.txt", lambda: b"Rar!\x1a\x07\x01\0", "RAR"),
    "mp4": fails("a.txt", lambda: b"\0\0\0\x20ftypisom\0\0\2\0", "transcript"),
    "svg bomb": fails("a.svg", lambda: h.laughing("svg", "").encode(), "SVG"),
    "pdf as txt": reads("a.txt", lambda: PDF, "pdf", "Words on the page"),
    "docx as pdf": reads("a.pdf", lambda: d.docx(["Words of Word"]), "docx", "Words of Word"),
    # PDF.
    "pdf header only": fails("a.pdf", lambda: b"%PDF-1.7\n" + h.noise(5_000), "damaged"),
    "pdf cut short": reads("a.pdf", lambda: h.cut_short(d.book_pdf(20), 0.9), "pdf", "register of entry"),
    "pdf cut to nothing": fails("a.pdf", lambda: PDF[:60], "damaged"),
    "pdf with a password": fails("a.pdf", lambda: d.pdf(["x"], password="secret"), "needs a password"),
    "pdf with an empty password": reads(
        "a.pdf", lambda: d.pdf(["Open words"], password=""), "pdf", "Open words"
    ),
    "pdf flate bomb": fails("a.pdf", lambda: h.flate_bomb_pdf(300 * MB), "memory", memory_bytes=256 * MB),
    "pdf in a circle": reads("a.pdf", h.cyclic_pdf, "pdf", "Words on the page"),
    "pdf far too deep": Case("a.pdf", lambda: h.deep_pdf(5_000), "damaged|crash|no text", "pdf", "Words"),
    "pdf of nested arrays": Case(
        "a.pdf", lambda: h.nested_array_pdf(200_000), "damaged|crash", "pdf", "Words"
    ),
    "pdf with bookmarks in a circle": reads("a.pdf", h.cyclic_outline_pdf, "pdf", "Words on the page"),
    "pdf that acts": reads("a.pdf", h.acting_pdf, "pdf", "Words on the page"),
    "pdf of images": fails("a.pdf", h.scanned_pdf, r"scan.*OCR"),
    "pdf with a broken page": reads("a.pdf", h.half_broken_pdf, "pdf", "Words on the page"),
    "pdf of too many pages": fails("a.pdf", lambda: d.book_pdf(12), "more than 10 pages", pages=10),
    # Archives.
    "docx bomb": fails("a.docx", lambda: h.docx_bomb(60 * MB), "larger than 40 MB"),
    "docx bomb by ratio": fails("a.docx", lambda: h.docx_bomb(20 * MB), "200 times"),
    "docx bomb in memory": fails(
        "a.docx", lambda: h.docx_bomb(36 * MB), "memory|damaged", memory_bytes=200 * MB, unzipped_ratio=10_000
    ),
    "pptx bomb": fails("a.pptx", lambda: h.pptx_bomb(60 * MB), "larger than 40 MB"),
    "epub bomb": fails("a.epub", lambda: h.epub_bomb(60 * MB), "larger than 40 MB"),
    "epub that lies about its size": fails("a.epub", lambda: h.lying_zip(60 * MB), "damaged"),
    "zip in zip": fails("a.zip", lambda: h.nested_zip(4), "archive"),
    "zip cut short": fails("a.docx", lambda: h.cut_short(d.docx(["words"])), "damaged"),
    "zip with a password": fails("a.epub", h.encrypted_zip, "password"),
    "10,000 files as docx": reads(
        "a.docx", lambda: h.many_entries(10_000, h.members(d.docx(["Few words"]))), "docx", "Few words"
    ),
    "10,000 files as epub": reads(
        "a.epub",
        lambda: h.many_entries(10_000, h.members(d.epub([("One", "Few words")]))),
        "epub",
        "Few words",
    ),
    "10,000 files as zip": fails("a.zip", lambda: h.many_entries(10_000, {}), "archive"),
    "too many files": fails(
        "a.epub",
        lambda: h.many_entries(100, h.members(d.epub([("One", "x")]))),
        "more than 50 files",
        zip_entries=50,
    ),
    "zip that climbs": reads("a.epub", h.climbing_zip, "epub", "Plain text"),
    # XML.
    "docx of laughs": Case(
        "a.docx",
        lambda: h.docx_of(h.laughing(f"w:document {h.W}", h.word_xml("Words"))),
        "damaged",
        "docx",
        "Words",
    ),
    "epub of laughs": reads(
        "a.epub", lambda: h.epub_of({"a.xhtml": h.laughing("html", "<p>Words</p>")}), "epub", "Words"
    ),
    "epub package of laughs": fails(
        "a.epub",
        lambda: h.replaced(d.epub([("a", "b")]), {"OEBPS/content.opf": h.laughing("package", "")}),
        "damaged",
    ),
    "html of laughs": reads("a.html", lambda: h.laughing("html", "<p>Words</p>").encode(), "html", "Words"),
    "html far too deep": reads("a.html", lambda: h.deep_html(100_000), "html", "bottom"),
    "docx without its document": fails("a.docx", lambda: h.docx_of(None), "damaged"),
    "docx of nonsense": fails("a.docx", lambda: h.docx_of("<nonsense"), "damaged"),
    "pptx without slides": fails("a.pptx", lambda: d.pptx([]), "no slides"),
    "epub without container": fails(
        "a.epub",
        lambda: h.replaced(d.epub([("a", "b")]), {"META-INF/container.xml": None}),
        "container.xml",
    ),
    "epub without a chapter": reads(
        "a.epub",
        lambda: h.epub_of({"a.xhtml": d.xhtml("<p>Kept</p>")}, ["gone.xhtml", "a.xhtml"]),
        "epub",
        "Kept",
    ),
    "epub without chapters": fails("a.epub", lambda: h.epub_of({}, ["gone.xhtml"]), "no text"),
    # Text.
    "deep json": fails("a.json", lambda: h.deep_json(100_000), "nested too deeply"),
    "wrong json": reads("a.json", lambda: b'{"words": ', "json", "words"),
    "lone surrogates": reads(
        "a.txt",
        lambda: "Caf\ud800é déjà vu à Orléans, où l'été".encode("utf-8", "surrogatepass"),
        "text",
        "Caf",
    ),
    "lone surrogates in json": reads("a.json", lambda: rb'{"a": "x\ud800y"}', "json", "xy"),
    "bad utf-8": reads(
        "a.txt", lambda: "한국어 문서 ".encode() * 50 + b"\xff\xfe\xfd end", "text", "한국어 문서"
    ),
    "half a character of utf-16": reads(
        "a.txt", lambda: "Words 글".encode("utf-16") + b"x", "text", "Words 글"
    ),
    "nulls": reads("a.txt", lambda: b"Some\0 words\0 here" + b" and more" * 50, "text", "Some words here"),
    "controls": reads(
        "a.txt", lambda: b"Bell\x07 and " + b"words " * 50 + b"\x1b[31mred", "text", "Bell and"
    ),
    "direction overrides": reads("a.txt", lambda: "pay \u202e100\u202c won".encode(), "text", "pay 100 won"),
    "latin-1": reads("a.txt", lambda: LATIN.encode("latin-1"), "text", "passée la bibliothèque"),
    "one line of 30 MB": fails("a.txt", lambda: b"word " * (6 * MB), "characters of text"),
    "one line of 18 MB": reads("a.txt", lambda: b"word " * (18 * MB // 5), "text", "word word"),
    "too much text": fails(
        "a.txt", lambda: b"word " * 1_000, "more than 1,000 characters", text_characters=1_000
    ),
    "100,000 columns": reads("a.csv", lambda: h.wide_csv(100_000), "csv", "name99999: 99999"),
    "huge field": reads("a.csv", lambda: b'a,b\n1,"' + b"x" * (5 * MB) + b'"\n', "csv", "xxx"),
    "quote that never ends": reads("a.csv", lambda: b'a,b\n1,"' + b"x,y\n" * 100_000, "csv", "x,y"),
    "combining marks": Case(
        "a.txt", lambda: ("a" + "\u0301\u0316" * 200_000).encode(), "longer", "text", "á"
    ),
    "one tag without end": reads("a.html", lambda: b"Words <a " + b"b=" * MB, "html", "Words"),
    "tex without end": reads("a.tex", lambda: rb"Words \section{" + b"{" * 200_000, "tex", "Words"),
    "markdown without end": reads(
        "a.md", lambda: b"Words\n" + b"#" * MB + b"\n" + b"[" * 100_000, "markdown", "Words"
    ),
    "html of comments": reads("a.txt", lambda: b"<!---->" * 9_000 + b" Words", "text", "Words"),
    "html of doctypes": fails("a.html", lambda: b"<?xml?>" + b"<!DOCTYPE[" * 30_000, "no text"),
    "spaces without end": reads("a.txt", lambda: b"Words" + b" " * MB + b"end", "text", "Words"),
    "tex of brackets": reads("a.tex", lambda: b"Words" + rb"\a[" * 100_000, "tex", "Words"),
    "markdown of hashes": reads("a.md", lambda: b"# Words" + b"#" * MB + b"x", "markdown", "Words"),
    "pdf of digits": reads("a.pdf", lambda: h.one_page_pdf(h.stream(h.DIGITS)), "pdf", "111111"),
    "html comment without end": reads("a.txt", lambda: b"<!--" * 20_000 + b" Words", "text", "Words"),
}


def read(path: Path, case: Case) -> Document:
    before = peak(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    try:
        return parse.read(path, case.filename, limits=case.limits)
    finally:
        assert time.monotonic() - begun < LONGEST_SECONDS
        # A new process counts as large as the one that started it, until it has its own program.
        mine = peak(resource.RUSAGE_SELF)
        assert peak(resource.RUSAGE_CHILDREN) <= max(before, mine, case.limits.memory_bytes)


def peak(who: int) -> int:
    return resource.getrusage(who).ru_maxrss * 1024


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_hostile_file(tmp_path: Path, case: Case) -> None:
    path = tmp_path / "file"
    path.write_bytes(case.make())
    try:
        document = read(path, case)
    except UnreadableFile as error:
        failure, code = str(error), error.code
    else:
        assert case.kind, "should have been refused"
        assert document.kind == case.kind
        assert any(case.says in page.text for page in document.pages)
        text = "".join(page.text for page in document.pages)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]", text)
        return
    assert case.error, f"should have been read: {failure}"
    assert re.search(case.error, failure)
    assert not (case.filename.endswith(".pdf") and re.search(r"\b(save it|as PDF)", failure)), "it is one"
    assert code in {"invalid_file", "unsupported_file"}


@pytest.mark.parametrize("kind", ["docx", "epub", "html"])
def test_files_of_the_machine_are_not_read(tmp_path: Path, kind: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text(h.SECRET)
    made = {
        "docx": lambda: h.docx_of(h.outside(f"w:document {h.W}", h.word_xml("Words"), secret.as_uri())),
        "epub": lambda: h.epub_of({"a.xhtml": h.outside("html", "<p>Words</p>", secret.as_uri())}),
        "html": lambda: h.outside("html", "<p>Words</p>", secret.as_uri()).encode(),
    }
    path = tmp_path / "file"
    path.write_bytes(made[kind]())
    document = parse.read(path, f"a.{kind}", limits=LIMITS)
    assert any("Words" in page.text for page in document.pages)
    assert not any(h.SECRET in page.text for page in document.pages)


def test_climbing_zip_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(h.climbing_zip())
    parse.read(path, "a.epub", limits=LIMITS)
    assert os.listdir(tmp_path) == ["file"]
    assert not Path("/tmp/climbed.xhtml").exists()


@pytest.mark.parametrize(
    "filename",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "a\0b.txt",
        "a\nb\x1b[31m.txt",
        "x" * 100_000 + ".txt",
        "",
        ".",
        "\ud800.txt",
    ],
    ids=["climbing", "absolute", "null", "controls", "long", "none", "dot", "surrogate"],
)
def test_hostile_name(tmp_path: Path, filename: str) -> None:
    path = tmp_path / "file"
    path.write_text("Words in a file")
    document = parse.read(path, filename, limits=LIMITS)
    assert document.pages[0].text == "Words in a file"
    assert len(document.title) <= 300
    assert document.title.isprintable()


def test_broken_page_of_a_pdf_is_noted_and_the_others_kept(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(h.half_broken_pdf())
    document = parse.read(path, "a.pdf", limits=LIMITS)
    assert [bool(page.text) for page in document.pages] == [True, False, True]
    assert any("age 2" in note for note in document.notes)


def test_repaired_pdf_says_so(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(h.cut_short(d.book_pdf(20), 0.5))
    document = parse.read(path, "a.pdf", limits=LIMITS)
    assert "damaged" in document.notes[0]


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.filename == "a.pdf"])
def test_picture_of_hostile_pdf(tmp_path: Path, name: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(CASES[name].make())
    begun = time.monotonic()
    try:
        image = render.page_image(path, 0, "Words on the page", limits=LIMITS)
        assert image.startswith(b"\x89PNG")
    except UnreadableFile:
        pass  # a clear end too
    assert time.monotonic() - begun < LONGEST_SECONDS
