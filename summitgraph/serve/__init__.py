"""The graph for strangers: a SPARQL endpoint that only reads, a playground, and the pages of a published site.

What comes in: a build or a published site, limits, requests. What goes out: answers, or a refusal in one sentence.
Queries never run in the process that talks to the network: see `summitgraph.serve.pool`.
"""
