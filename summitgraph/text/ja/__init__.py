"""Japanese records of talks and declarations: who said what on which topic, what was agreed, clause by clause."""
