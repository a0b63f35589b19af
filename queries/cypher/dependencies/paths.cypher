// name: paths
// summary: Every way of at most three links by which a node depends on another, along DEPENDS_ON.
// params: id: node, other: node
// returns: links: integer, first: text, second: text
// backends: all
// A way of one link has no node between: the case that never is gives the engines a null of a known type.
MATCH (x:Node {id: $id, load: $load})-[:DEPENDS_ON]->(y:Node {id: $other, load: $load})
WHERE x.id <> y.id
RETURN DISTINCT 1 AS links, CASE WHEN x.id = y.id THEN x.id END AS first, CASE WHEN x.id = y.id THEN x.id END AS second
UNION ALL
MATCH (x:Node {id: $id, load: $load})-[:DEPENDS_ON]->(m:Node {load: $load})-[:DEPENDS_ON]->(y:Node {id: $other, load: $load})
WHERE x.id <> y.id AND m.id <> x.id AND m.id <> y.id
RETURN DISTINCT 2 AS links, m.id AS first, CASE WHEN x.id = y.id THEN x.id END AS second
ORDER BY first
UNION ALL
MATCH (x:Node {id: $id, load: $load})-[:DEPENDS_ON]->(m:Node {load: $load})-[:DEPENDS_ON]->(n:Node {load: $load})-[:DEPENDS_ON]->(y:Node {id: $other, load: $load})
WHERE x.id <> y.id AND m.id <> x.id AND m.id <> y.id AND n.id <> x.id AND n.id <> y.id AND m.id <> n.id
RETURN DISTINCT 3 AS links, m.id AS first, n.id AS second
ORDER BY first, second
