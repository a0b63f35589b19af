// What the documents say of a node or a link, with the evidence of each fact; built from text nodes alone.
import { make } from "../../drawing/assets/elements.js";

const ANSWERING = new Set(["STEERS", "OPERATES", "FUNDS", "CONTRIBUTES_TO"]);

// file: {facts, documents, words}; select: what a click on a name does with its id.
export function fill(panel, id, file, select) {
  const node = file.facts.nodes[id];
  const edge = file.facts.edges[id];
  panel.replaceChildren(...(node ? ofNode(id, node, file, select) : edge ? ofEdge(edge, file, select) : ofNothing(file)));
  panel.scrollTop = 0;
}

function ofNothing({ words }) {
  return [make("p", { class: "quiet" }, words.say("offline.panel.empty"))];
}

function ofNode(id, node, file, select) {
  const { words, facts } = file;
  const links = Object.values(facts.edges).filter((edge) => edge.source === id || edge.target === id);
  const group = (name, kept) => grouped(words.say(`panel.${name}`), links.filter(kept), id, file, select);
  const isNeeding = (edge) => edge.needer === id && edge.needed !== undefined;
  const isNeeded = (edge) => edge.needed === id && edge.needer !== id;
  const isOther = (edge) => edge.needed === undefined && !ANSWERING.has(edge.kind);
  const also = node.aliases.length ? [make("p", { class: "quiet", lang: "fr" }, `${words.say("panel.aliases")} ${node.aliases.join(", ")}`)] : [];
  return [
    make("div", { class: "kind" }, kindOf(node, words)),
    make("h2", { lang: "fr" }, node.acronym ?? node.name),
    ...(node.acronym ? [make("p", { lang: "fr" }, node.name)] : []),
    ...verdict(id, file),
    ...(node.description ? [make("p", {}, node.description[words.lang])] : []),
    ...also,
    ...group("depends_on", isNeeding),
    ...group("dependents", isNeeded),
    ...group("answerable", (edge) => ANSWERING.has(edge.kind) && edge.target === id),
    ...group("answers_for", (edge) => ANSWERING.has(edge.kind) && edge.source === id),
    ...group("context", isOther),
    make("h3", {}, words.say("panel.named_in")),
    evidence(node.evidence, file),
  ];
}

// The status on the file's day, and why.
function verdict(id, { words, day, stateOf, becauseOf }) {
  const state = day && stateOf.get(id);
  if (!state) return [];
  const because = becauseOf.get(id);
  const status = words.say("panel.verdict", { day: day[words.lang], status: words.say(`verdict.${state}`) });
  return [make("p", { class: "verdict" }, status), ...(because ? [make("p", {}, because[words.lang])] : [])];
}

function ofEdge(edge, file, select) {
  const { words, facts } = file;
  const head = make("h2");
  head.append(named(edge.source, facts, select), ` ${phrase(edge, "out", words)} `, named(edge.target, facts, select));
  return [make("div", { class: "kind" }, words.say("panel.relation")), head, ...tag(edge, words), evidence(edge.evidence, file)];
}

function grouped(title, edges, id, file, select) {
  if (!edges.length) return [];
  const { words, facts } = file;
  const list = make("ul", { class: "relations" });
  for (const edge of edges) {
    const isSource = edge.source === id;
    const item = make("li");
    item.append(make("span", { class: "quiet" }, `${phrase(edge, isSource ? "out" : "in", words)} `));
    item.append(named(isSource ? edge.target : edge.source, facts, select), ...tag(edge, words));
    const shown = make("details");
    shown.append(make("summary", { lang: "fr" }, file.documents[edge.evidence[0].document].title), evidence(edge.evidence, file));
    item.append(shown);
    list.append(item);
  }
  return [make("h3", {}, `${title} (${edges.length})`), list];
}

function evidence(items, { words, documents }) {
  const list = make("ul", { class: "evidence" });
  for (const item of items) {
    const document = documents[item.document];
    const said = make("li");
    const published = document.publisher ? `${document.publisher}, ${document.day[words.lang]}` : document.day[words.lang];
    said.append(make("strong", { lang: document.language }, document.title), ` · ${published}`);
    const lines = item.lines && words.say(/[-,]/.test(item.lines) ? "evidence.lines" : "evidence.line", { lines: item.lines });
    const place = [item.locator, lines].filter(Boolean).join(", ");
    if (place) said.append(make("div", { class: "quiet", lang: "fr" }, place));
    const unsure = item.confidence ? ` (${words.say("evidence.unsure", { confidence: words.say(`confidence.${item.confidence}`) })})` : "";
    said.append(make("div", { class: "quiet" }, words.say(`basis.${item.basis}.meaning`) + unsure));
    if (item.note) said.append(make("div", { class: "note", lang: "fr" }, item.note));
    list.append(said);
  }
  return list;
}

function tag(edge, words) {
  return edge.basis === "explicit" ? [] : [" ", make("span", { class: "tag" }, words.say(`basis.${edge.basis}`))];
}

function named(id, facts, select) {
  const { name, acronym } = facts.nodes[id];
  const button = make("button", { type: "button", class: "name", lang: "fr" }, acronym ?? name);
  button.onclick = () => select(id);
  return button;
}

function phrase(edge, way, words) {
  return words.say(`${edge.nature ? `nature.${edge.nature}` : `relation.${edge.kind}`}.${way}`);
}

export function kindOf(node, words) {
  const kind = words.say(`kind.${node.kind}`);
  return node.category ? `${kind} · ${words.say(`category.${node.category}`)}` : kind;
}
