// Who reacted to a meeting or an agreement, and how.
// parameter: thing (Event, optional) a meeting or agreement, or what one document says of it; without it all

MATCH (reaction:Reaction)-[said:ABOUT]->(mention) WHERE said.plain IS NULL
MATCH (reaction)-[:IN_DOCUMENT]->(source:Document)
OPTIONAL MATCH (whole)-[:HAS_MENTION]->(mention)
WITH reaction, mention, source, coalesce(whole, mention) AS about
WHERE $thing IS NULL OR $thing IN [about.iri, mention.iri]
OPTIONAL MATCH (reaction)-[by:RESPONDENT]->(side) WHERE by.plain IS NULL
OPTIONAL MATCH (reaction)-[how:STANCE]->(stance) WHERE how.plain IS NULL
WITH reaction, about, source,
     collect(DISTINCT coalesce(side.name_en, side.name_zh_hans, side.name_zh_hant, side.name_ja, side.name_ko,
         side.iri)) AS respondent, min(coalesce(split(stance.iri, '/stance/')[1], '')) AS stance
RETURN about.iri AS about, respondent, stance, coalesce(reaction.date, '') AS date,
       coalesce(head([key IN keys(reaction) WHERE key STARTS WITH 'text_' | reaction[key]]), '') AS text,
       source.fileName AS document
