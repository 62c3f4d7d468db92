// What each side said on an issue (and on what is narrower than it), when, in which meeting.
// parameter: issue (Issue) the issue, by id or by a name in any language

MATCH (remark:Remark)-[said:ISSUE]->(:Issue)-[:BROADER*0..]->(:SummitGraph {iri: $issue}) WHERE said.plain IS NULL
MATCH (remark)-[:IN_DOCUMENT]->(source:Document)
OPTIONAL MATCH (remark)-[how:STANCE]->(stance) WHERE how.plain IS NULL
OPTIONAL MATCH (remark)-[spoke:SPEAKER]->(person) WHERE spoke.plain IS NULL
OPTIONAL MATCH (remark)-[met:IN_MEETING]->(mention) WHERE met.plain IS NULL
OPTIONAL MATCH (thing)-[:HAS_MENTION]->(mention)
WITH remark, source,
     collect(DISTINCT coalesce(person.name_en, person.name_zh_hans, person.name_zh_hant, person.name_ja,
         person.name_ko, person.iri)) AS speaker, min(coalesce(split(stance.iri, '/stance/')[1], '')) AS stance,
     max(coalesce(mention.date, thing.date, toString(source.published), '')) AS date,
     max(coalesce(thing.iri, mention.iri, '')) AS meeting
RETURN speaker, coalesce(head([key IN keys(remark) WHERE key STARTS WITH 'text_' | remark[key]]), '') AS text,
       stance, date, meeting, source.fileName AS document
