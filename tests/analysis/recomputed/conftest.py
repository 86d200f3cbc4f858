from tests.support.yahoo import yahoo

__all__ = ["yahoo"]
