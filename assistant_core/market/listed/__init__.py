"""Names and symbols of listed companies: a gazetteer that reads names in questions. README.md says whence."""
