"""How exact the figures are that we read out of official filings, against recorded answers."""
