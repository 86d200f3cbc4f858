from tests.support.edgar_filed import filed
from tests.support.opendart import opendart
from tests.support.yahoo import told, web, yahoo

__all__ = ["filed", "opendart", "told", "web", "yahoo"]
