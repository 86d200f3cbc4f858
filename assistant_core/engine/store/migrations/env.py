"""Alembic runs on the connection it is handed; the engine upgrades its own database when it starts."""

from alembic import context

from assistant_core.engine.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
