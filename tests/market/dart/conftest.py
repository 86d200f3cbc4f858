from tests.support.opendart import opendart

__all__ = ["opendart"]
