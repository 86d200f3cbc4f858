"""Loaded by Schemathesis itself, through SCHEMATHESIS_HOOKS."""

from typing import Any

import schemathesis

from tests.spec.prepared import fill_in


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: dict[str, Any]) -> None:
    operation = case.operation
    operation_id = operation.definition.raw.get("operationId", "")
    fill_in(operation_id, operation.path, case.path_parameters or {}, case.body)
