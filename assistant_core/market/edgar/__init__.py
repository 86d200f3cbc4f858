"""SEC EDGAR: what companies file in the United States, as facts (XBRL) and as documents."""

from assistant_core.market.edgar.statement import statement
from assistant_core.market.edgar.tickers import Company, company

__all__ = ["Company", "company", "statement"]
