"""OpenDART: what companies file in Korea, as figures (XBRL) and as lists of reports."""

from assistant_core.market.dart.companies import Company, company
from assistant_core.market.dart.filings import filings
from assistant_core.market.dart.statement import statement
from assistant_core.market.dart.table import StatementTable, statement_table

__all__ = ["Company", "StatementTable", "company", "filings", "statement", "statement_table"]
