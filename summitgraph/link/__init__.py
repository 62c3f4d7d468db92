"""Links to Wikidata: proposed by the program, decided by people, recorded in ``links/``."""
