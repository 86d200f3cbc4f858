"""stop-gap"""
import json
from pathlib import Path

import tantivy

from assistant_core.engine.retrieval.analyze import tokens
from assistant_core.engine.retrieval.index import IndexDamaged


class TantivyIndex:
    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._manifest = folder / "manifest.json"
        b = tantivy.SchemaBuilder()
        b.add_text_field("body", stored=False, tokenizer_name="whitespace", index_option="freq")
        b.add_text_field("file", stored=False, tokenizer_name="raw", index_option="basic")
        b.add_unsigned_field("chunk", stored=True, indexed=True, fast=True)
        self.schema = b.build()
        self.version = None
        self.files: set[str] = set()
        empty = not any(folder.iterdir())
        try:
            if self._manifest.exists():
                d = json.loads(self._manifest.read_text())
                self.version, self.files = d["version"], set(d["files"])
            elif not empty:
                raise IndexDamaged("no manifest")
            self.index = tantivy.Index(self.schema, path=str(folder))
        except (ValueError, KeyError, UnicodeDecodeError) as error:
            raise IndexDamaged(str(error)) from error
        self.writer = None
        self.next = set(self.files)

    def _w(self):
        self.writer = self.writer or self.index.writer(15_000_000, 1)
        return self.writer

    def add(self, file_id, chunks):
        for id, text in chunks:
            doc = tantivy.Document()
            doc.add_unsigned("chunk", id)
            doc.add_text("file", file_id)
            doc.add_text("body", " ".join(tokens(text)))
            self._w().add_document(doc)
        self.next.add(file_id)

    def remove(self, file_ids):
        for f in file_ids:
            self._w().delete_documents_by_term("file", f)
            self.next.discard(f)

    def commit(self, version):
        if self.writer:
            self.writer.commit()
            self.writer.wait_merging_threads()
            self.writer = None
            self.index.reload()
        self.version, self.files = version, set(self.next)
        self._manifest.write_text(json.dumps({"version": version, "files": sorted(self.files)}))

    def search(self, query, limit, file_ids=None):
        Q, O = tantivy.Query, tantivy.Occur
        terms = [(O.Should, Q.term_query(self.schema, "body", t)) for t in dict.fromkeys(tokens(query))]
        if not terms:
            return []
        q = Q.boolean_query(terms)
        if file_ids is not None:
            q = Q.boolean_query([(O.Must, q), (O.Must, Q.const_score_query(Q.term_set_query(self.schema, "file", list(file_ids)), 0.0))])
        s = self.index.searcher()
        return [(s.doc(a)["chunk"][0], score) for score, a in s.search(q, limit).hits]

    def close(self):
        pass
