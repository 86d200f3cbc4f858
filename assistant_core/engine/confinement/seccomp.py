"""seccomp: programs that answer system calls by their number and arguments in place of the kernel."""

import ctypes
import struct
from collections.abc import Mapping
from typing import NamedTuple

from .landlock import SET_NO_NEW_PRIVS, checked

# As in linux/seccomp.h, linux/filter.h and linux/bpf_common.h.
SET_SECCOMP, FILTER = 22, 2
ALLOW, ERRNO = 0x7FFF0000, 0x00050000
LOAD, EQUAL, AND, RETURN = 0x20, 0x15, 0x54, 0x06
NUMBER, ARCHITECTURE, ARGUMENTS = 0, 4, 16
EVERY_BIT = 0xFFFFFFFF


class Condition(NamedTuple):
    """The `word` (two an argument, the low one first) has one of the `values` in the bits of `mask`."""

    word: int
    mask: int
    values: tuple[int, ...]


class Rule(NamedTuple):
    """The call is made when all conditions hold; `refused` is the error otherwise."""

    refused: int
    conditions: tuple[Condition, ...]


def is_one_of(argument: int, *values: int) -> Condition:
    return Condition(2 * argument, EVERY_BIT, values)


def has_only(argument: int, bits: int) -> Condition:
    return Condition(2 * argument, EVERY_BIT & ~bits, (0,))


def is_null(argument: int) -> tuple[Condition, Condition]:
    return Condition(2 * argument, EVERY_BIT, (0,)), Condition(2 * argument + 1, EVERY_BIT, (0,))


def program(architecture: int, rules: Mapping[int, Rule | int], otherwise: int) -> bytes:
    """`rules`: a call's number → its conditions, or the action that it always gets."""
    lines = [(LOAD, 0, 0, ARCHITECTURE), (EQUAL, 1, 0, architecture), (RETURN, 0, 0, otherwise)]
    lines += [(LOAD, 0, 0, NUMBER)]
    for number, rule in rules.items():
        block = _block(rule)
        lines += [(EQUAL, 0, len(block), number), *block]
    lines += [(RETURN, 0, 0, otherwise)]
    return b"".join(struct.pack("=HBBI", *line) for line in lines)


def _block(rule: Rule | int) -> list[tuple[int, int, int, int]]:
    if isinstance(rule, int):
        return [(RETURN, 0, 0, rule)]
    lines = []
    for word, mask, values in rule.conditions:
        lines += [(LOAD, 0, 0, ARGUMENTS + 4 * word), (AND, 0, 0, mask)]
        lines += [(EQUAL, len(values) - place, 0, value) for place, value in enumerate(values)]
        lines += [(RETURN, 0, 0, ERRNO | rule.refused)]
    return [*lines, (RETURN, 0, 0, ALLOW)]


def install(code: bytes) -> None:
    """For this thread and what it starts from now on."""
    libc = ctypes.CDLL(None, use_errno=True)
    kept = ctypes.create_string_buffer(code, len(code))
    given = struct.pack("@HP", len(code) // 8, ctypes.addressof(kept))
    checked(libc.prctl(SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    checked(libc.prctl(SET_SECCOMP, FILTER, given, 0, 0))
