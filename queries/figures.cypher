// Numbers that a document gives: what was counted, how many, on which issue.

MATCH (figure:Figure)-[:IN_DOCUMENT]->(source:Document)
OPTIONAL MATCH (figure)-[said:MEASURE]->(measure) WHERE said.plain IS NULL
OPTIONAL MATCH (figure)-[told:ISSUE]->(issue) WHERE told.plain IS NULL
WITH figure, source, min(coalesce(split(measure.iri, '/measure/')[1], '')) AS measure,
     collect(DISTINCT coalesce(split(issue.iri, '/issue/')[1], '')) AS issue
WHERE figure.count IS NOT NULL
RETURN source.fileName AS document, measure, figure.count AS count, issue,
       coalesce(head([key IN keys(figure) WHERE key STARTS WITH 'text_' | figure[key]]), '') AS text
