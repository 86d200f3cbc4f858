"""What a file is, told from its content; its name only tells kinds of text apart."""

import re
import zipfile
from pathlib import Path, PurePath
from typing import NoReturn

from assistant_core.engine.retrieval.document import UnreadableFile
from assistant_core.engine.retrieval.parse.decoding import decode

HEAD_BYTES = 1 << 16

PDF_OR_TEXT = "save it as PDF, Word (.docx) or text and add that"

# What a file that cannot be read begins with, what it is, and what to do.
KNOWN: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "an image (PNG)", "ocr"),
    (b"\xff\xd8\xff", "an image (JPEG)", "ocr"),
    (b"GIF8", "an image (GIF)", "ocr"),
    (b"II*\0", "an image (TIFF)", "ocr"),
    (b"MM\0*", "an image (TIFF)", "ocr"),
    (b"8BPS", "an image (Photoshop)", "ocr"),
    (b"{\\rtf", "a rich text file (RTF)", PDF_OR_TEXT),
    (b"HWP Document File", "an old Hangul document (.hwp)", PDF_OR_TEXT),
    (b"%!PS", "a PostScript file", "save it as PDF and add that"),
    (b"AT&TFORM", "a DjVu file", "save it as PDF and add that"),
    (b"ITSF", "a Windows help file (.chm)", "save it as HTML or PDF and add that"),
    (b"Rar!", "an archive (RAR)", "unpack"),
    (b"7z\xbc\xaf", "an archive (7z)", "unpack"),
    (b"\x1f\x8b", "an archive (gzip)", "unpack"),
    (b"BZh", "an archive (bzip2)", "unpack"),
    (b"\xfd7zXZ", "an archive (xz)", "unpack"),
    (b"(\xb5/\xfd", "an archive (zstd)", "unpack"),
    (b"MZ", "a Windows program", "no text"),
    (b"\x7fELF", "a program (ELF)", "no text"),
    (b"\xfe\xed\xfa", "a program (Mach-O)", "no text"),
    (b"\xcf\xfa\xed\xfe", "a program (Mach-O)", "no text"),
    (b"\xca\xfe\xba\xbe", "a program (Java or Mach-O)", "no text"),
    (b"\0asm", "a program (WebAssembly)", "no text"),
    (b"ID3", "a sound recording (MP3)", "transcript"),
    (b"\xff\xfb", "a sound recording (MP3)", "transcript"),
    (b"fLaC", "a sound recording (FLAC)", "transcript"),
    (b"OggS", "a sound recording or video (Ogg)", "transcript"),
    (b"\x1aE\xdf\xa3", "a video (Matroska or WebM)", "transcript"),
    (b"FLV\x01", "a video (FLV)", "transcript"),
    (b"SQLite format 3\0", "a database (SQLite)", "export its tables as CSV and add those"),
    (b"PAR1", "a table (Parquet)", "export it as CSV and add that"),
)
ADVICE = {
    "ocr": "run text recognition (OCR) on it and add the PDF or text that gives",
    "unpack": "unpack it and add the documents inside",
    "transcript": "add a transcript of it as text",
    "no text": "it holds no text to read",
}
# What to do with a damaged file of each sort.
MENDING = {
    "pdf": "Download it again, or print it to a new PDF from the program that it was made with.",
    "packed": "Download it again, or save it anew from the program that it was made with, perhaps as PDF.",
    "text": "Save it anew as plain text (UTF-8), and add that.",
}
NOT_WHAT_ITS_NAME_SAYS = "This file is damaged, or is not what its name says."
PACKED = {"docx", "pptx", "epub"}
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Streams that an OLE file names (in UTF-16) when it is one of these.
OLE_KINDS = (
    ("EncryptedPackage", "a Word, PowerPoint or Excel file locked with a password",
     "save a copy without the password and add that"),
    ("WordDocument", "an old Word file (.doc)", "save it as .docx or PDF and add that"),
    ("HwpSummaryInformation", "a Hangul document (.hwp)", "save it as PDF or .docx and add that"),
    ("PowerPoint Document", "an old PowerPoint file (.ppt)", "save it as .pptx or PDF and add that"),
    ("Workbook", "an old Excel file (.xls)", "save its sheets as CSV and add those"),
)  # fmt: skip

BY_SUFFIX = {
    "markdown": "md markdown mdown mkd",
    "csv": "csv tsv tab",
    "json": "json jsonl ndjson geojson ipynb",
    "tex": "tex latex ltx sty cls",
    "html": "html htm xhtml xht shtml",
    "code": "py js mjs cjs ts tsx jsx java kt kts scala c h cc cpp cxx hpp cs go rs rb php swift m mm pl pm "
    "lua r jl hs ml ex exs erl clj dart sql sh bash zsh ps1 bat cmd css scss less vue svelte yaml yml toml "
    "ini cfg conf properties gradle cmake make mk dockerfile proto graphql tf asm s vb f90 pas groovy",
}
KIND_BY_SUFFIX = {suffix: kind for kind, suffixes in BY_SUFFIX.items() for suffix in suffixes.split()}
CODE_NAMES = {"makefile", "dockerfile"}

# Comments end at the first end of one: what could be divided in more ways would be tried in all of them.
COMMENT = r"<!--(?:(?!-->).)*-->"
HTML_START = re.compile(
    rf"\s*(?:<\?xml[^>]*>\s*)?(?:{COMMENT}\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
SVG_START = re.compile(
    rf"(?:<\?xml[^>]*>|<!doctype[^\[>]*(?:\[[^\]]*\]\s*)?>|{COMMENT}|\s)*<(?:\w+:)?svg\b",
    re.IGNORECASE | re.DOTALL,
)
TEX_START = re.compile(r"\s*(?:%[^\n]*\n\s*)*\\documentclass\b")


def sniff(path: Path, filename: str) -> str:
    """The kind of file, which is the name of its reader; raises UnreadableFile for what has none."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not head:
        raise UnreadableFile("This file is empty.", "invalid_file")
    if _is_pdf(head):
        return "pdf"
    if head.startswith(OLE):
        _refuse_ole(path)
    if head.startswith(ZIP):
        return _zip_kind(path)
    _refuse_known(head)
    text = decode(head)
    if text is None:
        _refuse_unknown(filename)
    return _text_kind(text, filename)


def mending(path: Path) -> str:
    """What to do with this file if it is damaged."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if _is_pdf(head):
        return MENDING["pdf"]
    return MENDING["packed" if head.startswith(ZIP) else "text"]


def _is_pdf(head: bytes) -> bool:
    return b"%PDF-" in head[:1024]


def _refuse(what: str, advice: str) -> NoReturn:
    raise UnreadableFile(f"This is {what}: {ADVICE.get(advice, advice)}.", "unsupported_file")


def _refuse_unknown(filename: str) -> NoReturn:
    """A name tells what the file was before it was damaged."""
    suffix = _suffix(filename)
    if suffix == "pdf" or suffix in PACKED:
        advice = MENDING["pdf" if suffix == "pdf" else "packed"]
        raise UnreadableFile(f"{NOT_WHAT_ITS_NAME_SAYS} {advice}", "invalid_file")
    _refuse("a file of a kind that is not known here, and not text", PDF_OR_TEXT)


def _refuse_known(head: bytes) -> None:
    for start, what, advice in KNOWN:
        if head.startswith(start) and (len(start) > 3 or _has_controls(head)):
            _refuse(what, advice)
    if head[:4] == b"RIFF":
        what, advice = RIFF.get(head[8:12], ("a sound recording or video (RIFF)", "transcript"))
        _refuse(what, advice)
    if head[4:8] == b"ftyp":
        image = head[8:12] in {b"heic", b"heix", b"mif1", b"avif"}
        _refuse(
            "an image (HEIC or AVIF)" if image else "a video or sound recording (MP4)",
            "ocr" if image else "transcript",
        )
    if head[:2] == b"BM" and _has_controls(head):
        _refuse("an image (BMP)", "ocr")
    if head[257:262] == b"ustar":
        _refuse("an archive (tar)", "unpack")


RIFF = {b"WEBP": ("an image (WebP)", "ocr"), b"WAVE": ("a sound recording (WAV)", "transcript")}


def _has_controls(head: bytes) -> bool:
    """A text may begin with the two or three letters that mark a program or an image; it goes on as text."""
    return any(byte < 9 for byte in head[:512])


def _refuse_ole(path: Path) -> NoReturn:
    with path.open("rb") as file:
        content = file.read(1 << 24)
    for stream, what, advice in OLE_KINDS:
        if stream.encode("utf-16-le") in content:
            _refuse(what, advice)
    if b"HWP Document File" in content:
        _refuse("a Hangul document (.hwp)", "save it as PDF or .docx and add that")
    _refuse("an Office file of the old format", "save it as .docx, .pptx or PDF and add that")


def _zip_kind(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            mimetype = _mimetype(archive, names)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise UnreadableFile(
            "This file is packed (zip, as Word, PowerPoint and EPUB files are) and damaged, "
            "perhaps cut short: save or download it again.",
            "invalid_file",
        ) from error
    if "application/epub+zip" in mimetype or "META-INF/container.xml" in names:
        return "epub"
    if "[Content_Types].xml" in names:
        for folder, kind in (("word/", "docx"), ("ppt/", "pptx")):
            if any(name.startswith(folder) for name in names):
                return kind
        if any(name.startswith("xl/") for name in names):
            _refuse("an Excel file (.xlsx)", "save its sheets as CSV and add those")
        _refuse("an Office file of a kind that is not known here", PDF_OR_TEXT)
    if mimetype.startswith("application/hwp+zip") or "Contents/section0.xml" in names:
        _refuse("a Hangul document (.hwpx)", "save it as PDF or .docx and add that")
    if mimetype.startswith("application/vnd.oasis.opendocument"):
        _refuse("an OpenDocument file", "save it as .docx, .pptx or PDF and add that")
    if "META-INF/MANIFEST.MF" in names:
        _refuse("a Java archive", "no text")
    _refuse("an archive (zip)", "unpack")


def _mimetype(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" not in names or archive.getinfo("mimetype").flag_bits & 1:
        return ""
    with archive.open("mimetype") as file:
        return file.read(200).decode("ascii", "replace").strip()


def _text_kind(text: str, filename: str) -> str:
    if SVG_START.match(text):
        _refuse("an image (SVG)", "ocr")
    if TEX_START.match(text):
        return "tex"
    kind = KIND_BY_SUFFIX.get(_suffix(filename))
    if kind:
        return kind
    if HTML_START.match(text):
        return "html"
    return "code" if _name(filename) in CODE_NAMES else "text"


def _name(filename: str) -> str:
    return PurePath(filename.replace("\\", "/")).name.casefold()


def _suffix(filename: str) -> str:
    name = _name(filename)
    return name.rpartition(".")[2] if "." in name else ""
