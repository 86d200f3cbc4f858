from tests.support.edgar_filed import filed

__all__ = ("filed",)
