from tests.support.edgar_facts import edgar

__all__ = ["edgar"]
