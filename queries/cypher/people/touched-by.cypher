// name: touched-by
// summary: What an organization steers, operates, funds or takes part in.
// params: id: organization
// returns: id: text, kind: text, name: text, role: text
// backends: all
MATCH (o:Node {id: $id, load: $load})-[r:STEERS|OPERATES|FUNDS|CONTRIBUTES_TO]->(x:Node {load: $load})
RETURN x.id AS id, x.kind AS kind, x.name AS name, r.kind AS role
ORDER BY role, id
