// name: most-demanding
// summary: The nodes that directly depend on most others.
// params: limit: integer = 10
// returns: id: text, kind: text, name: text, dependencies: integer
// backends: all
MATCH (x:Node {load: $load})-[r:DEPENDS_ON]->(y:Node {load: $load})
WITH x, count(DISTINCT y.id) AS many
RETURN x.id AS id, x.kind AS kind, x.name AS name, many AS dependencies
ORDER BY dependencies DESC, id
LIMIT $limit
