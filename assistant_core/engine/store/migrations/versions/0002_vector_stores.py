"""Vector stores, the files in them, and what was read of the files."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def _seq(name: str) -> sa.Column:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, primary_key=True, autoincrement=True)


def _text(name: str) -> sa.Column:
    return sa.Column(name, sa.String(), nullable=False)


def _number(name: str, **options: Any) -> sa.Column:
    return sa.Column(name, sa.Integer(), nullable=False, **options)


def _of(parent: str, name: str, **options: Any) -> sa.Column:
    key = sa.ForeignKey(f"{parent}.id", ondelete="CASCADE")
    return sa.Column(name, sa.String(), key, nullable=False, **options)


def _body() -> sa.Column:
    return sa.Column("body", sa.JSON(), nullable=False)


def upgrade() -> None:
    op.create_table(
        "vector_stores",
        _seq("seq"),
        sa.Column("id", sa.String(), nullable=False, unique=True),
        sa.Column("expires_at", sa.Integer()),
        _number("version", server_default="0"),
        _body(),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "vector_store_files",
        _seq("seq"),
        _of("files", "id"),
        _of("vector_stores", "vector_store_id"),
        _text("status"),
        sa.Column("batch_id", sa.String()),
        sa.Column("worker_id", sa.String()),
        _number("attempts", server_default="0"),
        _body(),
        sa.UniqueConstraint("vector_store_id", "id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "vector_store_batches",
        _seq("seq"),
        sa.Column("id", sa.String(), nullable=False, unique=True),
        _of("vector_stores", "vector_store_id"),
        _body(),
        sqlite_autoincrement=True,
    )
    op.create_table("documents", _of("files", "file_id", primary_key=True), _body())
    op.create_table(
        "document_pages",
        _of("files", "file_id", primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        _text("heading"),
        _text("text"),
    )
    op.create_table(
        "chunks",
        _seq("id"),
        _text("vector_store_id"),
        _text("file_id"),
        _number("position"),
        _number("page"),
        _number("start"),
        _number("end"),
        _text("heading"),
        _text("text"),
        sa.Column("vector", sa.LargeBinary()),
        sa.ForeignKeyConstraint(
            ["vector_store_id", "file_id"],
            ["vector_store_files.vector_store_id", "vector_store_files.id"],
            ondelete="CASCADE",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("files_by_id", "vector_store_files", ["id"])
    op.create_index("files_by_batch", "vector_store_files", ["batch_id"])
    op.create_index("files_by_status", "vector_store_files", ["status"])
    op.create_index("chunks_by_file", "chunks", ["vector_store_id", "file_id", "position"])
