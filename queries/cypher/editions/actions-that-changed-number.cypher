// name: actions-that-changed-number
// summary: The actions that two editions print with different numbers.
// params:
// returns: id: text, name: text, edition: text, number: integer, later: text, later_number: integer
// backends: all
MATCH (e:Node {load: $load})<-[r:LISTED_IN]-(a:Node {load: $load, kind: 'Action'})-[q:LISTED_IN]->(f:Node {load: $load})
WHERE e.id < f.id AND r.number <> q.number
RETURN a.id AS id, a.name AS name, e.id AS edition, r.number AS number, f.id AS later, q.number AS later_number
ORDER BY edition, later, number, id
