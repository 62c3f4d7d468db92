"""Pages that people read: what each document says, beside its words, in English, Chinese and Japanese.

What comes in: a published dataset and a folder. What goes out: a site for any static host; see docs/pages.md.
"""

from summitgraph.pages.writing import Dataset, write

__all__ = ["Dataset", "write"]
