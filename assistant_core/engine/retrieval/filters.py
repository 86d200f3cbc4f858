"""Attribute filters of a vector store search, as the API writes them."""

from collections.abc import Callable, Mapping
from operator import ge, gt, le, lt
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
    model_validator,
)

MOST_NESTED = 10
Value = StrictBool | StrictInt | StrictFloat | StrictStr
ORDER: dict[str, Callable[[Any, Any], bool]] = {"gt": gt, "gte": ge, "lt": lt, "lte": le}


class Comparison(BaseModel):
    model_config = ConfigDict(extra="forbid")

    type: Literal["eq", "ne", "gt", "gte", "lt", "lte"]
    key: str
    value: Value


class Membership(BaseModel):
    model_config = ConfigDict(extra="forbid")

    type: Literal["in", "nin"]
    key: str
    value: list[StrictInt | StrictFloat | StrictStr]


class Compound(BaseModel):
    model_config = ConfigDict(extra="forbid")

    type: Literal["and", "or"]
    filters: list["Filter"]

    @model_validator(mode="after")
    def _check_depth(self) -> "Compound":
        if _depth(self) > MOST_NESTED:
            raise ValueError(f"filters may be nested {MOST_NESTED} deep at most")
        return self


Filter = Annotated[Comparison | Membership | Compound, Field(discriminator="type")]


def matches(only: Filter, attributes: Mapping[str, Any]) -> bool:
    """A file without the attribute equals nothing: `ne` and `nin` match it, the others do not."""
    if isinstance(only, Compound):
        return (all if only.type == "and" else any)(matches(part, attributes) for part in only.filters)
    has = attributes.get(only.key)
    if isinstance(only, Membership):
        return any(_equal(has, value) for value in only.value) is (only.type == "in")
    if only.type in ORDER:
        return _ordered(has, only.value) and ORDER[only.type](has, only.value)
    return _equal(has, only.value) is (only.type == "eq")


def _equal(has: Any, value: Any) -> bool:
    return isinstance(has, bool) is isinstance(value, bool) and bool(has == value)


def _ordered(has: Any, value: Any) -> bool:
    if isinstance(has, bool) or isinstance(value, bool):
        return False
    numbers = isinstance(has, int | float) and isinstance(value, int | float)
    return numbers or (isinstance(has, str) and isinstance(value, str))


def _depth(only: Filter) -> int:
    return 1 + max(map(_depth, only.filters), default=0) if isinstance(only, Compound) else 0
