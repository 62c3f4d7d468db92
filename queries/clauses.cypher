// What every agreement binds its parties to, one row a commitment, in the order of the text.

MATCH (commitment:Commitment)-[:CLAUSE]->(clause:Clause)-[:CLAUSE_OF]->(agreement)
OPTIONAL MATCH (commitment)-[:KIND]->(kind)
OPTIONAL MATCH (commitment)-[:BOUND]->(bound)
OPTIONAL MATCH (commitment)-[:ISSUE]->(issue)
WITH agreement, commitment, min(clause.number) AS number,
     min(coalesce(head([key IN keys(clause) WHERE key STARTS WITH 'text_' | clause[key]]), '')) AS text,
     collect(DISTINCT coalesce(bound.name_en, bound.iri)) AS bound,
     min(coalesce(split(kind.iri, '/kind/')[1], '')) AS kind,
     collect(DISTINCT coalesce(split(issue.iri, '/issue/')[1], '')) AS issues,
     min(coalesce(commitment.until, '')) AS until
RETURN agreement.iri AS agreement, number, text, bound, kind, issues, until
