"""The lexical index in tantivy: BM25 over our own tokens, one folder a vector store.

A manifest says which version of the store the index has, which files are in it, and how its parts look. It is
written last, so that an index whose process was killed half-way does not fit its manifest, and is built anew.
"""

import json
import math
import os
import shutil
import threading
import time
import zlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from assistant_core.analyzer import query_tokens, tokens
from assistant_core.engine.retrieval.index import IndexBusy, IndexDamaged

FORMAT = 1
"""Raise it when the analyzer or the schema changes: older indexes are then built anew."""
WRITER_BYTES = 30_000_000
BUSY_SECONDS = 5.0
MANIFEST = "manifest.json"


class TantivyIndex:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._parts = folder / "parts"
        self._schema = _schema()
        self._writer: tantivy.IndexWriter | None = None
        self._using = threading.Lock()
        """Held while the writer is used; tantivy refuses a second user."""
        self._files: set[str] = set()
        self._coming: set[str] = set()
        self._version: int | None = None
        self._read_at = 0
        with _damage():
            self._parts.mkdir(parents=True, exist_ok=True)
            if (folder / MANIFEST).exists():
                self._read_manifest()
            elif any(self._parts.iterdir()):
                raise IndexDamaged("it was never finished")
            self._index = tantivy.Index(self._schema, path=str(self._parts))

    def version(self) -> int | None:
        with _damage():
            if self._read_at != self._manifest_time():
                self._read_manifest()
                self._index.reload()
        return self._version

    def begin(self) -> set[str]:
        with self._using:
            self._take_writer()
            self.version()
            self._coming = set(self._files)
            return set(self._files)

    def add(self, key: str, chunks: Iterable[tuple[int, str]]) -> None:
        for id, text in chunks:
            document = tantivy.Document()
            document.add_unsigned("id", id)
            document.add_text("file", key)
            document.add_text("text", " ".join(tokens(text)))
            with self._using:
                self._changing.add_document(document)
        self._coming.add(key)

    def remove(self, keys: Iterable[str]) -> None:
        for key in keys:
            with self._using:
                self._changing.delete_documents_by_term("file", key)
            self._coming.discard(key)

    def commit(self, version: int) -> None:
        with self._using, _damage():
            self._changing.commit()
            self._changing.wait_merging_threads()
            self._writer = None
            self._index.reload()
            self._version, self._files = version, self._coming
            self._write_manifest()

    def abandon(self) -> None:
        with self._using:
            if self._writer is not None:
                self._writer.rollback()
                self._writer = None

    def search(self, query: str, limit: int, keys: Collection[str] | None = None) -> list[tuple[int, float]]:
        words = query_tokens(query)
        if not words:
            return []
        with _damage():
            searcher = self._index.searcher()
            terms = [(Occur.Should, Query.term_query(self._schema, "text", word)) for word in words]
            asked = Query.boolean_query(terms)
            if keys is not None:
                within = Query.const_score_query(Query.term_set_query(self._schema, "file", list(keys)), 0.0)
                asked = Query.boolean_query([(Occur.Must, asked), (Occur.Must, within)])
            hits = searcher.search(asked, limit, count=False).hits
            ids = [
                int(id) for id in searcher.fast_field_values("id", [at for _, at in hits]) if id is not None
            ]
            weight = sum(_idf(searcher.num_docs, searcher.doc_freq("text", word)) for word in words)
        # By the score itself: those that reach 1 are not all as good.
        best = sorted(zip([-score for score, _ in hits], ids, strict=True))
        return [(id, min(-score / weight, 1.0)) for score, id in best]

    def close(self) -> None:
        self.abandon()

    def _take_writer(self) -> None:
        deadline = time.monotonic() + BUSY_SECONDS
        while self._writer is None:
            try:
                self._writer = self._index.writer(WRITER_BYTES, 1)
            except ValueError as error:
                if "Lock" not in str(error):
                    raise IndexDamaged(str(error)) from error
                if time.monotonic() > deadline:
                    raise IndexBusy("Another process is changing this index.") from error
                time.sleep(0.05)

    @property
    def _changing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            raise AssertionError("an index is changed between begin and commit")
        return self._writer

    def _manifest_time(self) -> int:
        try:
            return (self._folder / MANIFEST).stat().st_mtime_ns
        except FileNotFoundError:
            return 0

    def _read_manifest(self) -> None:
        self._read_at = self._manifest_time()
        if not self._read_at:
            return
        manifest = json.loads((self._folder / MANIFEST).read_bytes())
        if manifest["format"] != FORMAT:
            raise IndexDamaged("another version of the program made it")
        if manifest["parts"] != self._sums():
            raise IndexDamaged("its parts are not those it was finished with")
        self._version, self._files = manifest["version"], set(manifest["files"])

    def _write_manifest(self) -> None:
        manifest = {
            "format": FORMAT,
            "version": self._version,
            "files": sorted(self._files),
            "parts": self._sums(),
        }
        new = self._folder / "manifest.new"
        with new.open("w") as file:
            json.dump(manifest, file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._folder / MANIFEST)
        self._read_at = self._manifest_time()

    def _sums(self) -> dict[str, int]:
        """Of the parts that the last commit consists of; others are leftovers."""
        meta = json.loads((self._parts / "meta.json").read_bytes())
        deletes = {
            segment["segment_id"].replace("-", ""): (segment["deletes"] or {}).get("opstamp")
            for segment in meta["segments"]
        }
        parts = [path for path in sorted(self._parts.iterdir()) if _is_current(path.name, deletes)]
        return {path.name: zlib.crc32(path.read_bytes()) for path in parts}


def _is_current(name: str, deletes: dict[str, int | None]) -> bool:
    segment, _, rest = name.partition(".")
    if rest.endswith("del"):
        return segment in deletes and rest == f"{deletes[segment]}.del"
    return name == "meta.json" or segment in deletes


def wipe(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", fast=True)
    builder.add_text_field("file", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("text", tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _idf(documents: int, having: int) -> float:
    return math.log(1 + (documents - having + 0.5) / (having + 0.5))


@contextmanager
def _damage() -> Iterator[None]:
    """What tantivy, the file system or the manifest say when something is not as it was left."""
    try:
        yield
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise IndexDamaged(f"{type(error).__name__}: {error}") from error
