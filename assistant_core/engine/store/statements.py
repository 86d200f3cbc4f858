"""Statements that are compiled once and then run on the driver itself.

SQLAlchemy takes several times as long to execute a small statement as SQLite does, so what runs at every
message and every answer goes this way: it is written as a SQLAlchemy statement, and run here.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ClauseElement, Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

from assistant_core.engine.objects import Object

Values = Mapping[str, Any]


class Statement:
    """`values` are the statement's bound parameters by name; objects and lists among them become JSON."""

    def __init__(self, clause: ClauseElement) -> None:
        self._clause = clause
        self._compiled: tuple[str, list[str], Values] | None = None

    def run(self, connection: Connection, values: Values) -> Any:
        """The driver's cursor."""
        sql, names, fixed = self._compiled or self._compile(connection)
        parameters = [_plain(values[name] if name in values else fixed[name]) for name in names]
        return execute(connection, sql, parameters)

    def scalar(self, connection: Connection, values: Values) -> Any:
        """The first column of the first row, or None."""
        row = self.run(connection, values).fetchone()
        return row[0] if row else None

    def scalars(self, connection: Connection, values: Values) -> list[Any]:
        return [row[0] for row in self.run(connection, values).fetchall()]

    def body(self, connection: Connection, values: Values) -> Object | None:
        """The object in the first column of the first row, or None."""
        text = self.scalar(connection, values)
        return None if text is None else json.loads(text)

    def bodies(self, connection: Connection, values: Values) -> list[Object]:
        return [json.loads(text) for text in self.scalars(connection, values)]

    def _compile(self, connection: Connection) -> tuple[str, list[str], Values]:
        compiled = self._clause.compile(dialect=connection.dialect)
        assert isinstance(compiled, SQLCompiler)
        self._compiled = str(compiled), list(compiled.positiontup or ()), compiled.params
        return self._compiled


def execute(connection: Connection, sql: str, parameters: Sequence[Any] = ()) -> Any:
    """The driver's cursor; its errors are SQLAlchemy's."""
    try:
        cursor = connection.connection.cursor()
        cursor.execute(sql, parameters)
        return cursor
    except connection.dialect.loaded_dbapi.Error as error:
        kind = connection.dialect.loaded_dbapi.Error
        raise DBAPIError.instance(
            sql, tuple(parameters), error, kind, hide_parameters=True, dialect=connection.dialect
        ) from error


def _plain(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, dict | list) else value
