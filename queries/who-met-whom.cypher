// Pairs of leaders who met, how often, first and last; a meeting counts once, however many texts report it.
// parameter: from (date, default=0001-01-01) only meetings that began on this day or later
// parameter: to (date-end, default=9999-12-31) only meetings that were over by this day

MATCH (meeting:Summit|Call|MinisterialMeeting|MultilateralSummit)-[:STATUS]->
    (:SummitGraph {iri: 'https://w3id.org/summitgraph/status/held'})
MATCH (meeting)-[:PARTICIPANT]->(one:Leader), (meeting)-[:PARTICIPANT]->(two:Leader)
WHERE one.iri < two.iri AND meeting.earliestDay >= $from AND meeting.latestDay <= $to
UNWIND coalesce(meeting.date__more, []) + coalesce(meeting.date, '') AS day
WITH one, two, count(DISTINCT meeting) AS meetings, min(day) AS first, max(day) AS last
RETURN coalesce(one.name_en, one.iri) AS leader, coalesce(two.name_en, two.iri) AS other, meetings, first, last
