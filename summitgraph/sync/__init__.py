"""Neo4j: the graph of a build kept in a database, and back to N-Quads without loss.

What comes in: ``summitgraph.nq`` and a Neo4j server. What goes out: a plan, writes that follow it, differences that a
check finds, or N-Quads. ``docs/neo4j.md`` lists every label, type and property; decision 13 tells why.
"""
