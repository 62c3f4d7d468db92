// What an agreement binds each party to, clause by clause, and until when.
// parameter: agreement (Agreement) the agreement, by any of its names
// parameter: party (Party, optional) only what binds this country or organization

MATCH (commitment:Commitment)-[:CLAUSE]->(clause:Clause)-[:CLAUSE_OF]->(agreement:SummitGraph {iri: $agreement})
WHERE $party IS NULL OR EXISTS { (commitment)-[:BOUND]->(:SummitGraph {iri: $party}) }
OPTIONAL MATCH (commitment)-[:KIND]->(kind)
OPTIONAL MATCH (commitment)-[:BOUND]->(bound)
OPTIONAL MATCH (commitment)-[:ISSUE]->(issue)
WITH agreement, commitment, min(clause.number) AS number,
     min(coalesce(head([key IN keys(clause) WHERE key STARTS WITH 'text_' | clause[key]]), '')) AS text,
     collect(DISTINCT coalesce(bound.name_en, bound.iri)) AS bound,
     min(coalesce(split(kind.iri, '/kind/')[1], '')) AS kind,
     collect(DISTINCT coalesce(split(issue.iri, '/issue/')[1], '')) AS issues,
     min(coalesce(commitment.until, '')) AS until
RETURN number, bound, kind, issues, until, text
