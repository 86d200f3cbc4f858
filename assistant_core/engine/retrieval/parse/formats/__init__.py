"""One reader a kind of file, in the module of that name: `read(path, report) -> Document`."""

import importlib
import pkgutil
from pathlib import Path

from assistant_core.engine.retrieval.document import Document
from assistant_core.engine.retrieval.parse.report import Report

KINDS = tuple(module.name for module in pkgutil.iter_modules(__path__))


def read(path: Path, report: Report) -> Document:
    # Imported only when it is needed: each brings its own library.
    document: Document = importlib.import_module(f"{__name__}.{report.kind}").read(path, report)
    return document
