// Who held an office on a day.
// parameter: office (Office) the office, by its name in any language
// parameter: day (date) the day

MATCH (tenure:Tenure)-[:OFFICE]->(:SummitGraph {iri: $office}), (tenure)-[:HOLDER]->(holder)
WHERE tenure.heldFrom <= toString($day) AND coalesce(tenure.heldUntil, '9999') + '~' >= toString($day)
UNWIND coalesce(tenure.takenFrom__more, []) + coalesce(tenure.takenFrom, '') AS source
RETURN holder.iri AS holder, coalesce(holder.name_en, holder.iri) AS name, tenure.heldFrom AS `from`,
       coalesce(tenure.heldUntil, '') AS until,
       source
