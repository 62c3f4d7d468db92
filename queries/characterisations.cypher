// How parties call one and the same meeting differently.

MATCH (own:Characterisation)-[:CHARACTERISES]->(:MeetingMention)<-[:HAS_MENTION]-(meeting)
MATCH (meeting)-[:HAS_MENTION]->(:MeetingMention)<-[:CHARACTERISES]-(other:Characterisation)
MATCH (own)-[said:SAID_BY]->(side) WHERE said.plain IS NULL
MATCH (other)-[told:SAID_BY]->(otherSide) WHERE told.plain IS NULL AND otherSide <> side
WITH DISTINCT meeting, own, side,
     coalesce(head([key IN keys(own) WHERE key STARTS WITH 'calledAs_' | own[key]]), '') AS called,
     coalesce(head([key IN keys(other) WHERE key STARTS WITH 'calledAs_' | other[key]]), '') AS otherWord
WHERE called <> otherWord
MATCH (own)-[:IN_DOCUMENT]->(source:Document)
OPTIONAL MATCH (meeting)-[:PLACE]->(place)
OPTIONAL MATCH (meeting)-[:PARTICIPANT]->(participant)
WITH meeting, own, side, called, source, collect(DISTINCT coalesce(place.name_en, place.iri)) AS places,
     collect(DISTINCT coalesce(participant.name_en, participant.name_zh_hans, participant.name_zh_hant,
         participant.name_ja, participant.name_ko, participant.iri)) AS participants
RETURN meeting.iri AS meeting,
       [day IN [meeting.date] + coalesce(meeting.date__more, []) WHERE day IS NOT NULL] AS date, places AS place,
       participants,
       coalesce(side.name_en, side.name_zh_hans, side.name_zh_hant, side.name_ja, side.name_ko, side.iri) AS party,
       called, source.fileName AS document
