from pathlib import Path

import pytest

from assistant_core.engine.retrieval.document import UnreadableFile
from assistant_core.engine.retrieval.sniff import mending, sniff
from tests.support import documents


def kind_of(tmp_path: Path, content: bytes, filename: str) -> str:
    path = tmp_path / "file"
    path.write_bytes(content)
    return sniff(path, filename)


@pytest.mark.parametrize(
    ("content", "filename", "kind"),
    [
        (documents.pdf(["x"]), "a.docx", "pdf"),
        (b"\r\n\r\n" + documents.pdf(["x"]), "a.pdf", "pdf"),
        (documents.docx(["x"]), "a.txt", "docx"),
        (documents.pptx([("x", "y", "")]), "a", "pptx"),
        (documents.epub([("x", "y")]), "a.zip", "epub"),
        (b"<!DOCTYPE html><p>x", "a.txt", "html"),
        (b"<?xml version='1.0'?>\n<!-- made by hand -->\n<html><body>x", "a", "html"),
        (b"# x", "A.MD", "markdown"),
        (b"# x", "a.txt", "text"),
        (b"a,b", "a.csv", "csv"),
        (b"a\tb", "a.tsv", "csv"),
        (b"{}", "a.json", "json"),
        (b"{}", "a.txt", "text"),
        (b"\\section{x}", "a.tex", "tex"),
        (b"% a paper\n\\documentclass{article}", "paper", "tex"),
        (b"print(1)", "a.py", "code"),
        (b"all:", "Makefile", "code"),
        (b"BM25 is a ranking", "a", "text"),
        (b"MZ is where a program begins", "a.txt", "text"),
        ("한국어".encode("cp949"), "a.txt", "text"),
        ("한국어 words".encode("utf-16-le"), "a.txt", "text"),
        (b"x", "C:\\docs\\a.md", "markdown"),
        (b"x", "", "text"),
    ],
)
def test_kind(tmp_path: Path, content: bytes, filename: str, kind: str) -> None:
    assert kind_of(tmp_path, content, filename) == kind


@pytest.mark.parametrize(
    ("content", "what", "advice"),
    [
        (b"\x89PNG\r\n\x1a\n\0", "PNG", "OCR"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "WebP", "OCR"),
        (b"RIFF\0\0\0\0WAVEfmt ", "WAV", "transcript"),
        (b"ID3\x04\0\0\0", "MP3", "transcript"),
        (b"\0\0\0\x18ftypheic", "HEIC", "OCR"),
        (b"\0\0\0\x18ftypmp42", "MP4", "transcript"),
        (b"\x7fELF\2\1\1\0", "ELF", "no text"),
        (b"7z\xbc\xaf\x27\x1c", "7z", "unpack"),
        (b"\x1f\x8b\x08\0", "gzip", "unpack"),
        (b"\0" * 257 + b"ustar\0", "tar", "unpack"),
        (b"SQLite format 3\0", "SQLite", "CSV"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", "SVG", "OCR"),
        (documents.zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument", "docx"),
        (documents.zipped({"mimetype": "application/hwp+zip"}), "hwpx", "PDF"),
    ],
)
def test_what_cannot_be_read_says_what_it_is_and_what_to_do(
    tmp_path: Path, content: bytes, what: str, advice: str
) -> None:
    with pytest.raises(UnreadableFile) as raised:
        kind_of(tmp_path, content, "a.pdf")
    assert raised.value.code == "unsupported_file"
    assert what in str(raised.value)
    assert advice in str(raised.value)


NOISE = bytes(range(256)) * 40


@pytest.mark.parametrize(
    ("filename", "told", "not_told"),
    [
        ("Report.PDF", "print it to a new PDF", "save it"),
        ("a.docx", "as PDF", "print"),
        ("a.pptx", "as PDF", "print"),
        ("a.epub", "as PDF", "print"),
        ("a.bin", "save it as PDF", "print"),
        ("pdf", "save it as PDF", "print"),
    ],
)
def test_what_is_damaged_beyond_recognition_is_mended_as_its_name_says(tmp_path, filename, told, not_told):
    with pytest.raises(UnreadableFile) as raised:
        kind_of(tmp_path, NOISE, filename)
    assert told in str(raised.value)
    assert not_told not in str(raised.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (documents.pdf(["x"])[:90], "print it to a new PDF"),
        (b"\r\n" + documents.pdf(["x"]), "print it to a new PDF"),
        (documents.docx(["x"]), "as PDF"),
        (b"[1, 2", "plain text"),
        (b"", "plain text"),
    ],
)
def test_how_a_damaged_file_is_mended_depends_on_what_it_is(tmp_path, content, told):
    path = tmp_path / "file"
    path.write_bytes(content)
    assert told in mending(path)
