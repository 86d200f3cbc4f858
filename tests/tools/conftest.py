from tests.support.edgar_filed import filed
from tests.support.yahoo import told, web, yahoo

__all__ = ["filed", "told", "web", "yahoo"]
