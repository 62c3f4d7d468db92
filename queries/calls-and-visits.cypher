// Calls, video and in-person meetings that were held, by year.
// parameter: leader (Leader, optional) only those of this leader

MATCH (meeting:Summit|Call|MinisterialMeeting|MultilateralSummit)-[:STATUS]->
    (:SummitGraph {iri: 'https://w3id.org/summitgraph/status/held'})
WHERE $leader IS NULL OR EXISTS { (meeting)-[:PARTICIPANT]->(:SummitGraph {iri: $leader}) }
OPTIONAL MATCH (meeting)-[:MODE]->(mode)
UNWIND [day IN [meeting.earliestDay] + coalesce(meeting.earliestDay__more, []) WHERE day IS NOT NULL] AS firstDay
RETURN substring(toString(firstDay), 0, 4) AS year, coalesce(split(mode.iri, '/mode/')[1], '') AS mode,
       count(DISTINCT meeting) AS meetings
