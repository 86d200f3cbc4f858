"""EPUB: the pages of the spine in their order, a section a heading; its table of contents is the outline."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag

from assistant_core.engine.retrieval.document import Document, OutlineEntry, Page, UnreadableFile
from assistant_core.engine.retrieval.parse import archive, markup, sections
from assistant_core.engine.retrieval.parse.clean import clean_line
from assistant_core.engine.retrieval.parse.report import Report

CONTAINER = "META-INF/container.xml"
LOCKED = "META-INF/encryption.xml"
MAX_OUTLINE_ENTRIES = 5_000


@dataclass(frozen=True)
class Package:
    title: str
    spine: list[str]
    contents: str
    """The file of the table of contents; "" for none."""


def read(path: Path, report: Report) -> Document:
    with archive.opened(path, report.limits) as book:
        package = _package(book)
        pages: list[Page] = []
        outline: list[OutlineEntry] = []
        first_page: dict[str, int] = {}
        for number, name in enumerate(package.spine):
            report.progress(number, len(package.spine))
            first_page[name] = len(pages)
            chapter = _chapter(book, name, report)
            if chapter is not None:
                outline += [
                    OutlineEntry(entry.title, entry.page + len(pages), entry.level)
                    for entry in chapter.outline
                ]
                pages += chapter.pages
        if not pages and LOCKED in book.namelist():
            raise UnreadableFile(
                "This book is locked by its shop (DRM): it cannot be read here.", "invalid_file"
            )
        contents = list(_contents(book, package.contents, first_page, pages)) if package.contents else []
    return Document(
        "epub", "section", tuple(pages), package.title or report.title, tuple(contents or outline)
    )


def _package(book: zipfile.ZipFile) -> Package:
    rootfile = next(
        (
            file.get("full-path")
            for file in _found(_xml(book, CONTAINER), "rootfile")
            if file.get("full-path")
        ),
        None,
    )
    if rootfile is None:
        raise _damaged("it does not say where its text is")
    root = _xml(book, rootfile)
    items = {item.get("id", ""): item for item in _found(root, "item")}
    folder = posixpath.dirname(rootfile)
    spine = [
        _within(folder, items[reference.get("idref", "")].get("href", ""))
        for reference in _found(root, "itemref")
        if reference.get("idref", "") in items
    ]
    if not spine:
        raise _damaged("it lists no chapters")
    toc = next((item for item in items.values() if "nav" in item.get("properties", "").split()), None)
    if toc is None:
        toc = next((item for item in items.values() if "ncx" in item.get("media-type", "")), None)
    titles = [(element.text or "") for element in _found(root, "title")]
    return Package(
        clean_line(titles[0]) if titles else "",
        list(dict.fromkeys(spine)),
        _within(folder, toc.get("href", "")) if toc is not None else "",
    )


def _chapter(book: zipfile.ZipFile, name: str, report: Report) -> Document | None:
    try:
        content = book.read(name)
    except KeyError:
        report.note(f"A chapter is missing from the file: {clean_line(name)}.")
        return None
    try:
        tree = markup.html(content)
    except UnreadableFile:
        report.note(f"A chapter is damaged and was left out: {clean_line(name)}.")
        return None
    return sections.document(markup.parts(tree), report) if tree is not None else None


def _contents(
    book: zipfile.ZipFile, name: str, first_page: dict[str, int], pages: list[Page]
) -> Iterator[OutlineEntry]:
    if name not in book.namelist():
        return
    tree = markup.html(book.read(name))
    if tree is None:
        return
    folder = posixpath.dirname(name)
    ends = sorted({*first_page.values(), len(pages)})
    for title, href, level in list(_entries(tree))[:MAX_OUTLINE_ENTRIES]:
        first = first_page.get(_within(folder, href))
        title = clean_line(title)
        if first is None or first >= len(pages) or not title:
            continue
        # A place inside a chapter's file is where its heading is; "#" marks are not kept in the text.
        end = next((end for end in ends if end > first), len(pages))
        same = (page for page in range(first, end) if pages[page].heading.casefold() == title.casefold())
        yield OutlineEntry(title, next(same, first), level)


def _entries(tree: markup.Tree) -> Iterator[tuple[str, str, int]]:
    """(title, address, level) from a `nav` of links or an NCX file."""
    navs = _found(tree, "nav")
    tocs = [
        nav
        for nav in navs
        if "toc" in (nav.get("{http://www.idpf.org/2007/ops}type") or nav.get("epub:type", ""))
    ]
    for nav in tocs[:1] or navs[:1]:
        for link in _found(nav, "a"):
            depth = sum(1 for above in link.iterancestors() if markup.name(above) == "ol")
            yield "".join(link.itertext()), link.get("href", ""), max(depth, 1)
    for point in _found(tree, "navpoint"):
        text = next(iter(_found(point, "text")), None)
        target = next(iter(_found(point, "content")), None)
        if text is not None and target is not None:
            depth = sum(1 for above in point.iterancestors() if markup.name(above) == "navpoint")
            yield text.text or "", target.get("src", ""), depth + 1


def _found(tree: markup.Tree, name: str) -> list[markup.Tree]:
    return [element for element in tree.iter() if markup.name(element) == name]


def _xml(book: zipfile.ZipFile, name: str) -> markup.Tree:
    try:
        return markup.xml(book.read(name))
    except KeyError as error:
        raise _damaged(f"{clean_line(name)} is missing") from error


def _within(folder: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(urldefrag(address).url)))


def _damaged(why: str) -> UnreadableFile:
    return UnreadableFile(f"This e-book is damaged, {why}: download it again.", "invalid_file")
