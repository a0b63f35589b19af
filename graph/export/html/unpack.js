// The file's data as its scripts read it: facts by id, and every scene as a picture in a language and a theme.

const WIDTH = 144; // pixels of a box; its height comes with it

// packed: see facts.py and scenes.py. Gives {facts: {nodes, edges}, documents, scenes}, edges and nodes by id.
export function unpack(packed) {
  const documents = packed.documents;
  const told = (evidence) => evidence.map(([document, basis, locator, lines, note, confidence]) =>
    ({ document, basis: packed.bases[basis], locator, lines, note, confidence }));
  const nodes = packed.nodes.map((node) => ({ aliases: [], ...node, evidence: told(node.evidence ?? []) }));
  const edges = packed.edges.map(([from, to, kind, nature, basis, needed, evidence]) => {
    const [source, target] = [nodes[from].id, nodes[to].id];
    const need = { 0: {}, 1: { needer: source, needed: target }, "-1": { needer: target, needed: source } }[needed];
    return { id: [source, kind, nature ?? "", target].join("|"), source, target, ends: [nodes[from], nodes[to]],
      kind, nature, basis: packed.bases[basis], ...need, evidence: told(evidence) };
  });
  const byId = (items) => Object.fromEntries(items.map((item) => [item.id, item]));
  const scenes = packed.scenes.map((scene) => scenery(scene, { nodes, edges, looks: packed.looks }));
  return { documents, scenes, facts: { nodes: byId(nodes), edges: byId(edges) } };
}

function scenery(scene, { nodes, edges, looks }) {
  const stateOf = new Map(Object.entries(scene.states).map(([place, state]) => [nodes[place].id, state]));
  const becauseOf = new Map(Object.entries(scene.because).map(([place, words]) => [nodes[place].id, words]));
  const boxes = scene.nodes.map(([place, x, y, look]) => ({ node: nodes[place], x, y, looks: looks.nodes[look] }));
  const lines = scene.edges.map(([place, look, sides]) => ({ edge: edges[place], points: paired(sides), looks: looks.edges[look] }));
  return { ...scene, boxes, lines, stateOf, becauseOf, start: scene.start === null ? null : nodes[scene.start].id };
}

function paired(sides) {
  return Array.from({ length: sides.length / 2 }, (_, at) => [sides[2 * at], sides[2 * at + 1]]);
}

// A scene as graph_view.js reads it, in the words' language and a theme (0 light, 1 dark).
export function pictured(scene, words, theme) {
  const nodes = scene.boxes.map(({ node, x, y, looks }) => ({ id: node.id, label: node.label, x, y,
    size: [WIDTH, node.height], said: saidOfNode(node, scene, words), ...looks[theme] }));
  const edges = scene.lines.map(({ edge, points, looks }) => {
    const [from, to] = edge.needed === edge.source ? [edge.target, edge.source] : [edge.source, edge.target];
    return { id: edge.id, from, to, kind: edge.kind, points, said: saidOfEdge(edge, words), ...looks[theme] };
  });
  const legend = scene.legend.map((entry) => ({ ...entry, text: entry.text[words.lang], look: entry.look[theme] }));
  const storeys = scene.storeys.map(({ text, sides: [left, top, right, bottom], look }) => {
    const [fill, border, ink] = look[theme];
    return { text: text[words.lang], left, top, right, bottom, fill, border, ink };
  });
  return { nodes, edges, legend, storeys, orientation: scene.orientation };
}

function saidOfNode(node, scene, words) {
  const acronym = node.acronym && node.acronym !== node.name ? ` (${node.acronym})` : "";
  const state = scene.byState && scene.stateOf.get(node.id);
  return `${words.say(`kind.${node.kind}`)} · ${node.name}${acronym}${state ? ` · ${words.say(`verdict.${state}`)}` : ""}`;
}

function saidOfEdge(edge, words) {
  const [source, target] = edge.ends.map(({ acronym, name }) => acronym ?? name);
  const phrase = words.say(`${edge.nature ? `nature.${edge.nature}` : `relation.${edge.kind}`}.out`);
  return `${source} ${phrase} ${target}${edge.basis === "explicit" ? "" : ` (${words.say(`basis.${edge.basis}`)})`}`;
}
