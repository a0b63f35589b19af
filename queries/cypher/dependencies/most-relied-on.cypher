// name: most-relied-on
// summary: The nodes that most others depend on directly.
// params: limit: integer = 10
// returns: id: text, kind: text, name: text, dependents: integer
// backends: all
MATCH (y:Node {load: $load})<-[r:DEPENDS_ON]-(x:Node {load: $load})
WITH y, count(DISTINCT x.id) AS many
RETURN y.id AS id, y.kind AS kind, y.name AS name, many AS dependents
ORDER BY dependents DESC, id
LIMIT $limit
