from tests.support.yahoo import told, web, yahoo

__all__ = ["told", "web", "yahoo"]
