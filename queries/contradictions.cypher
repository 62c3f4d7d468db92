// Where accounts of one meeting differ in date, status, place or participants: each account's value.

CALL {
    MATCH (meeting:Summit|Call|MinisterialMeeting|MultilateralSummit)
    UNWIND meeting.contested AS field
    RETURN meeting, field
    UNION
    MATCH (meeting:Summit|Call|MinisterialMeeting|MultilateralSummit)-[:HAS_MENTION]->(one),
        (meeting)-[:HAS_MENTION]->(two)
    WHERE one.latestDay < two.earliestDay
    RETURN meeting, 'date' AS field
    UNION
    MATCH (meeting:Summit|Call|MinisterialMeeting|MultilateralSummit)-[:HAS_MENTION]->()-[said:STATUS]->(one)
        WHERE said.plain IS NULL
    MATCH (meeting)-[:HAS_MENTION]->()-[told:STATUS]->(two) WHERE told.plain IS NULL AND one <> two
        AND all(status IN [one, two] WHERE coalesce(split(status.iri, '/status/')[1], '')
                IN ['held', 'cancelled', 'declined', 'postponed'])
    RETURN meeting, 'status' AS field
    UNION
    MATCH (meeting:Summit|Call|MinisterialMeeting|MultilateralSummit)-[:HAS_MENTION]->(one)-[said:PLACE]->(here)
        WHERE said.plain IS NULL
    MATCH (meeting)-[:HAS_MENTION]->(two)-[told:PLACE]->(there) WHERE told.plain IS NULL AND one <> two
        AND here <> there
        AND NOT EXISTS { (here)-[:PART_OF|IN_COUNTRY*1..]->(there) }
        AND NOT EXISTS { (there)-[:PART_OF|IN_COUNTRY*1..]->(here) }
    RETURN meeting, 'place' AS field
    UNION
    MATCH (meeting:Summit|Call|MinisterialMeeting|MultilateralSummit)-[:HAS_MENTION]->(one)-[said:PARTICIPANT]->
        (first) WHERE said.plain IS NULL
    MATCH (meeting)-[:HAS_MENTION]->(two)-[told:PARTICIPANT]->(second) WHERE told.plain IS NULL
        AND NOT EXISTS { (meeting)-[:SERIES]->() }
        AND NOT EXISTS { MATCH (one)-[r:PARTICIPANT]->(second) WHERE r.plain IS NULL }
        AND NOT EXISTS { MATCH (two)-[r:PARTICIPANT]->(first) WHERE r.plain IS NULL }
    RETURN meeting, 'participants' AS field
}
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
