// Every agreement that one document names, with the name it uses.

MATCH (mention:AgreementMention)-[:IN_DOCUMENT]->(source:Document)
OPTIONAL MATCH (mention)-[said:AGREEMENT]->(named) WHERE said.plain IS NULL
OPTIONAL MATCH (resolved:Agreement)-[:HAS_MENTION]->(mention)
WITH DISTINCT mention, source, coalesce(named, resolved, mention) AS agreement
WITH mention, source, agreement,
     reduce(all = [], key IN [key IN keys(mention) WHERE key STARTS WITH 'name_'] | all + mention[key]) AS names
WITH mention, source, agreement, [name IN names WHERE none(other IN names WHERE size(other) > size(name))] AS longest
UNWIND CASE WHEN longest = [] THEN [''] ELSE longest END AS name
OPTIONAL MATCH (mention)-[said:PARTY]->(party) WHERE said.plain IS NULL
OPTIONAL MATCH (mention)-[told:AGREEMENT_STATUS]->(status) WHERE told.plain IS NULL
WITH source, agreement, min(name) AS name, collect(DISTINCT coalesce(party.name_en, party.iri)) AS parties,
     max(coalesce(mention.date, '')) AS date, max(coalesce(split(status.iri, '/agreement-status/')[1], '')) AS status
RETURN source.fileName AS document, agreement.iri AS agreement, name, parties, date, status
