"""What tools returned, as tables and charts: plain data, for the page and for the exports alike."""
