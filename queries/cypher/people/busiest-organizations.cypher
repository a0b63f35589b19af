// name: busiest-organizations
// summary: The organizations that steer or operate most.
// params: limit: integer = 10
// returns: id: text, name: text, answers_for: integer
// backends: all
MATCH (o:Node {load: $load})-[r:STEERS|OPERATES]->(x:Node {load: $load})
WITH o, count(DISTINCT x.id) AS many
RETURN o.id AS id, o.name AS name, many AS answers_for
ORDER BY answers_for DESC, id
LIMIT $limit
