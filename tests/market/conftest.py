from tests.support.yahoo import web, yahoo

__all__ = ["web", "yahoo"]
