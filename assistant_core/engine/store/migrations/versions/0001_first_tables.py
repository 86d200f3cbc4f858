"""First tables: assistants, threads, messages, runs, run steps, files, workers."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ACTIVE = sa.text("status IN ('queued', 'in_progress', 'requires_action', 'cancelling')")


def _object_table(name: str, *columns: sa.Column) -> None:
    seq = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        name,
        sa.Column("seq", seq, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(), nullable=False, unique=True),
        *columns,
        sa.Column("body", sa.JSON(), nullable=False),
        sqlite_autoincrement=True,
    )


def _of(parent: str, column: str) -> sa.Column:
    return sa.Column(column, sa.String(), sa.ForeignKey(f"{parent}.id", ondelete="CASCADE"), nullable=False)


def upgrade() -> None:
    _object_table("assistants")
    _object_table("threads")
    _object_table("files", sa.Column("purpose", sa.String(), nullable=False))
    _object_table("messages", _of("threads", "thread_id"), sa.Column("run_id", sa.String()))
    _object_table(
        "runs",
        _of("threads", "thread_id"),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("expires_at", sa.Integer()),
        sa.Column("worker_id", sa.String()),
        sa.Column("options", sa.JSON(), nullable=False),
    )
    _object_table(
        "run_steps",
        _of("threads", "thread_id"),
        _of("runs", "run_id"),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("carry", sa.JSON(), nullable=False),
    )
    op.create_table(
        "workers",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("seen_at", sa.Float(), nullable=False),
    )
    op.create_index("messages_by_thread", "messages", ["thread_id", "seq"])
    op.create_index("messages_by_run", "messages", ["run_id"])
    op.create_index("runs_by_thread", "runs", ["thread_id", "seq"])
    op.create_index("steps_by_run", "run_steps", ["run_id", "seq"])
    op.create_index("steps_by_thread", "run_steps", ["thread_id", "seq"])
    active: dict[str, Any] = {"sqlite_where": ACTIVE, "postgresql_where": ACTIVE}
    op.create_index("one_active_run", "runs", ["thread_id"], unique=True, **active)
    op.create_index("active_runs", "runs", ["worker_id"], **active)


def downgrade() -> None:
    for table in ("workers", "run_steps", "runs", "messages", "files", "threads", "assistants"):
        op.drop_table(table)
