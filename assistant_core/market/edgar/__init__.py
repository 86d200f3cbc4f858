"""SEC EDGAR: what companies file in the United States, as facts (XBRL) and as documents."""
