"""Threads are found by their metadata, and files expire."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    seq = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "thread_metadata",
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("value", sa.String(), primary_key=True),
        sa.Column("seq", seq, sa.ForeignKey("threads.seq", ondelete="CASCADE"), primary_key=True),
    )
    op.create_index("metadata_by_thread", "thread_metadata", ["seq"])
    _add_stored_metadata()
    _forget_expired_stores()
    op.add_column("files", sa.Column("expires_at", sa.Integer()))
    op.create_index("files_by_expiry", "files", ["expires_at"])
    op.create_index("stores_by_expiry", "vector_stores", ["expires_at"])


def _add_stored_metadata() -> None:
    connection = op.get_bind()
    threads = sa.table("threads", sa.column("seq", sa.Integer), sa.column("body", sa.JSON))
    kept = sa.table("thread_metadata", sa.column("key"), sa.column("value"), sa.column("seq"))
    for seq, body in connection.execute(sa.select(threads.c.seq, threads.c.body)).all():
        for key, value in (body["metadata"] or {}).items():
            connection.execute(sa.insert(kept).values(key=key, value=value, seq=seq))


def _forget_expired_stores() -> None:
    """A store with a time at which it expires is one that has not expired yet."""
    connection = op.get_bind()
    body, expires_at = sa.column("body", sa.JSON), sa.column("expires_at", sa.Integer)
    stores = sa.table("vector_stores", sa.column("seq", sa.Integer), body, expires_at)
    for seq, store in connection.execute(sa.select(stores.c.seq, stores.c.body)).all():
        if store["status"] == "expired":
            connection.execute(sa.update(stores).where(stores.c.seq == seq).values(expires_at=None))


def downgrade() -> None:
    op.drop_index("stores_by_expiry", "vector_stores")
    op.drop_index("files_by_expiry", "files")
    op.drop_column("files", "expires_at")
    op.drop_table("thread_metadata")
