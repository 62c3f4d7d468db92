// Where accounts of one meeting differ in date, status, place or participants: each account's value.

MATCH (meeting:Summit|Call|MinisterialMeeting|MultilateralSummit)
UNWIND meeting.contested AS field
MATCH (meeting)-[:HAS_MENTION]->(mention)-[:IN_DOCUMENT]->(source:Document)
OPTIONAL MATCH (mention)-[said:STATUS|PLACE|PARTICIPANT|MODE|LEVEL|SERIES]->(target)
WHERE said.plain IS NULL AND toLower(type(said)) IN [field, CASE field WHEN 'participants' THEN 'participant' END]
WITH meeting, field, mention, source,
     collect(DISTINCT coalesce(target.name_en, target.name_zh_hans, target.name_zh_hant, target.name_ja,
         target.name_ko, target.iri)) AS names,
     'https://w3id.org/summitgraph/[a-z-]+/.*' AS ours
WITH meeting, field, mention, source, ours,
     CASE field WHEN 'date' THEN [day IN [mention.date] + coalesce(mention.date__more, [])
         WHERE day IS NOT NULL] ELSE names END AS names
WHERE names <> []
RETURN meeting.iri AS meeting, field,
       [name IN names | CASE WHEN name =~ ours THEN substring(name, size(split(name, '/')[3] + split(name, '/')[4])
           + 23)
                             ELSE name END] AS value, source.fileName AS document
