// What one person or institution said over time.
// parameter: speaker (Speaker) who spoke, by a name in any language

MATCH (remark:Remark)-[said:SPEAKER]->(:SummitGraph {iri: $speaker}) WHERE said.plain IS NULL
MATCH (remark)-[:IN_DOCUMENT]->(source:Document)
OPTIONAL MATCH (remark)-[how:STANCE]->(stance) WHERE how.plain IS NULL
OPTIONAL MATCH (remark)-[told:ISSUE]->(issue) WHERE told.plain IS NULL
OPTIONAL MATCH (remark)-[met:IN_MEETING]->(mention) WHERE met.plain IS NULL
OPTIONAL MATCH (thing)-[:HAS_MENTION]->(mention)
WITH remark, source, max(coalesce(mention.date, thing.date, toString(source.published), '')) AS date,
     collect(DISTINCT coalesce(split(issue.iri, '/issue/')[1], '')) AS issues,
     min(coalesce(split(stance.iri, '/stance/')[1], '')) AS stance,
     max(coalesce(thing.iri, mention.iri, '')) AS meeting
RETURN date, coalesce(head([key IN keys(remark) WHERE key STARTS WITH 'text_' | remark[key]]), '') AS text,
       coalesce(toString(remark.direct), '') AS direct, issues, stance, meeting,
       source.fileName AS document
