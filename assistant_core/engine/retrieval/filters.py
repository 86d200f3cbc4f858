"""stop-gap"""
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Comparison(BaseModel):
    model_config = ConfigDict(extra="forbid")
    type: Literal["eq", "ne", "gt", "gte", "lt", "lte", "in", "nin"]
    key: str
    value: Any


class Compound(BaseModel):
    model_config = ConfigDict(extra="forbid")
    type: Literal["and", "or"]
    filters: list["Filter"]


Filter = Annotated[Comparison | Compound, Field(discriminator="type")]


def matches(filter: Filter, attributes: dict[str, Any]) -> bool:
    if isinstance(filter, Compound):
        each = [matches(f, attributes) for f in filter.filters]
        return all(each) if filter.type == "and" else any(each)
    have = attributes.get(filter.key)
    return {"eq": have == filter.value, "ne": have != filter.value,
            "gte": have is not None and have >= filter.value}[filter.type]
