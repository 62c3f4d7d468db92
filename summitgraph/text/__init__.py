"""Reading words: clean text with a way back to the raw, names, dates, meetings, quotations, issues."""
