from tests.support.edgar_facts import edgar
from tests.support.edgar_filed import filed

__all__ = ("edgar", "filed")
