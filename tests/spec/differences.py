"""How the operation of one OpenAPI document differs from that of another."""

from collections.abc import Iterator
from typing import Any

from tests.spec.published import Schema

LIMITS = ("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "maxProperties", "pattern")
MOST_NESTED = 12


class Document:
    def __init__(self, document: Schema) -> None:
        self._schemas = document["components"]["schemas"]

    def options(self, schema: Schema) -> tuple[list[Schema], bool]:
        """The alternatives of a schema, without references, and whether null is one of them."""
        if "$ref" in schema:
            return self.options(self._schemas[schema["$ref"].rsplit("/", 1)[1]])
        if "allOf" in schema:
            return self.options(schema["allOf"][0])
        alternatives = schema.get("anyOf") or (schema.get("oneOf") if "type" not in schema else None)
        if "oneOf" in schema and all(option.keys() == {"required"} for option in schema["oneOf"]):
            alternatives = None
        elif "oneOf" in schema:
            alternatives = schema["oneOf"]
        if not alternatives or all(option.keys() == {"required"} for option in alternatives):
            kinds = schema.get("type")
            if isinstance(kinds, list):
                return [{**schema, "type": kind} for kind in kinds if kind != "null"], "null" in kinds
            return ([], True) if kinds == "null" else ([schema], False)
        found, nullable = [], False
        for alternative in alternatives:
            some, has_null = self.options(alternative)
            found += some
            nullable = nullable or has_null
        return found, nullable


def kind(schema: Schema) -> str:
    if "type" in schema:
        return "number" if schema["type"] == "integer" else str(schema["type"])
    return "string" if isinstance(next(iter(values(schema) or ()), None), str) else "object"


def values(schema: Schema) -> set[Any] | None:
    if "const" in schema:
        return {schema["const"]}
    return set(schema["enum"]) if "enum" in schema else None


def _tags(schema: Schema) -> set[Any]:
    """What `type` may say, which tells the objects of a union apart."""
    about = schema.get("properties", {}).get("type")
    return values(about) or set() if about else set()


class Comparison:
    """`is_request`: both must take exactly the same. Otherwise ours must hold all that theirs does."""

    def __init__(self, theirs: Document, ours: Document, is_request: bool) -> None:
        self._theirs = theirs
        self._ours = ours
        self._is_request = is_request

    def differences(self, theirs: Schema, ours: Schema, where: str, depth: int = 0) -> Iterator[str]:
        if depth > MOST_NESTED:
            return
        their_options, their_null = self._theirs.options(theirs)
        our_options, our_null = self._ours.options(ours)
        if self._is_request and their_null != our_null:
            yield f"{where}: null is {'' if their_null else 'not '}allowed by theirs"
        for name in sorted({kind(option) for option in their_options}):
            yield from self._of_kind(
                [option for option in their_options if kind(option) == name],
                [option for option in our_options if kind(option) == name],
                f"{where}<{name}>",
                depth,
            )
        if self._is_request and (
            more := {kind(option) for option in our_options} - {kind(option) for option in their_options}
        ):
            yield f"{where}: ours takes {more} as well"

    def _of_kind(self, theirs: list[Schema], ours: list[Schema], where: str, depth: int) -> Iterator[str]:
        if not ours:
            yield f"{where} is missing"
        elif where.endswith("<object>"):
            yield from self._objects(theirs, ours, where, depth)
        elif where.endswith("<array>"):
            yield from self._limits(theirs[0], ours[0], where)
            yield from self.differences(theirs[0]["items"], ours[0].get("items", {}), where + "[]", depth + 1)
        else:
            yield from self._values(theirs, ours, where)

    def _values(self, theirs: list[Schema], ours: list[Schema], where: str) -> Iterator[str]:
        their_values = [values(option) for option in theirs]
        our_values = [values(option) for option in ours]
        if None in their_values or None in our_values:
            # A free string beside a list of suggestions is a free string.
            is_looser = None in our_values and None not in their_values
            if is_looser or (self._is_request and None in their_values and None not in our_values):
                yield f"{where}: values {their_values} against {our_values}"
            yield from self._limits(theirs[0], ours[0], where)
            return
        expected: set[Any] = set().union(*filter(None, their_values))
        got: set[Any] = set().union(*filter(None, our_values))
        if expected - got or (self._is_request and got - expected):
            yield f"{where}: values {sorted(expected ^ got)} are in one only"

    def _objects(self, theirs: list[Schema], ours: list[Schema], where: str, depth: int) -> Iterator[str]:
        for one in theirs:
            tags = _tags(one)
            counterpart = next((other for other in ours if _tags(other) & tags), ours[0])
            name = "|".join(sorted(tags)) if len(theirs) > 1 else ""
            yield from self._object(one, counterpart, where + name, depth)

    def _object(self, theirs: Schema, ours: Schema, where: str, depth: int) -> Iterator[str]:
        expected, got = theirs.get("properties", {}), ours.get("properties", {})
        if missing := expected.keys() - got.keys():
            yield f"{where}: {sorted(missing)} missing"
        if self._is_request:
            yield from self._strictness(theirs, ours, where)
        for name in sorted(expected.keys() & got.keys()):
            yield from self.differences(expected[name], got[name], f"{where}.{name}", depth + 1)

    def _strictness(self, theirs: Schema, ours: Schema, where: str) -> Iterator[str]:
        if more := ours.get("properties", {}).keys() - theirs.get("properties", {}).keys():
            yield f"{where}: ours takes {sorted(more)} as well"
        if set(theirs.get("required", [])) != set(ours.get("required", [])):
            yield f"{where}: required {theirs.get('required')} against {ours.get('required')}"
        if (theirs.get("additionalProperties") is False) != (ours.get("additionalProperties") is False):
            yield f"{where}: unknown properties are refused by one only"

    def _limits(self, theirs: Schema, ours: Schema, where: str) -> Iterator[str]:
        if self._is_request:
            for limit in LIMITS:
                if theirs.get(limit) != ours.get(limit):
                    yield f"{where}: {limit} {theirs.get(limit)} against {ours.get(limit)}"


def differences(theirs: Schema, ours: Schema, method: str, path: str) -> Iterator[str]:
    """Everything about one operation that a client could notice."""
    expected = theirs["paths"][path][method]
    got = ours["paths"].get("/v1" + path, {}).get(method)
    if got is None:
        yield "missing"
        return
    documents = Document(theirs), Document(ours)
    yield from _parameters(expected, got, Comparison(*documents, is_request=True))
    yield from _contents(
        expected.get("requestBody"), got.get("requestBody"), "body", Comparison(*documents, is_request=True)
    )
    for status in ("200", "4XX"):
        yield from _contents(
            expected["responses"].get(status),
            got["responses"].get(status),
            status,
            Comparison(*documents, is_request=False),
        )


def _parameters(expected: Schema, got: Schema, comparison: Comparison) -> Iterator[str]:
    theirs = {(each["name"], each["in"]): each for each in expected.get("parameters", [])}
    ours = {(each["name"], each["in"]): each for each in got.get("parameters", [])}
    if missing := theirs.keys() - ours.keys():
        yield f"parameters {sorted(missing)} missing"
    for name in sorted(theirs.keys() & ours.keys()):
        if bool(theirs[name].get("required")) != bool(ours[name].get("required")):
            yield f"parameter {name[0]} is required by one only"
        # In a URL there is no null.
        options, _ = comparison._ours.options(ours[name]["schema"])
        yield from comparison.differences(theirs[name]["schema"], {"anyOf": options}, name[0])
        if theirs[name]["schema"].get("default") != ours[name]["schema"].get("default"):
            yield f"parameter {name[0]}: another default"


def _contents(
    expected: Schema | None, got: Schema | None, where: str, comparison: Comparison
) -> Iterator[str]:
    if expected is None or got is None:
        if expected is not got:
            yield f"{where}: in one only"
        return
    if missing := expected["content"].keys() - got["content"].keys():
        yield f"{where}: {sorted(missing)} missing"
    for media_type in expected["content"].keys() & got["content"].keys():
        theirs, ours = expected["content"][media_type], got["content"][media_type]
        yield from comparison.differences(theirs["schema"], ours["schema"], where)
