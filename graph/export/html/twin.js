// The picture as tables: every link with what it rests on, every box with its status. Text nodes alone.
import { make } from "../../drawing/assets/elements.js";
import { kindOf } from "./panel.js";

// shown: {nodes, edges} as they are drawn. select: what a click on a name does with its id.
export function fillTwin(root, shown, scene, file, select) {
  const { words } = file;
  const links = shown.edges.map(({ id }) => file.facts.edges[id]);
  const boxes = shown.nodes.map(({ id }) => file.facts.nodes[id]);
  root.replaceChildren(
    make("h2", {}, words.say("offline.links")), linksTable(links, file, select),
    make("h2", {}, words.say("offline.nodes")), nodesTable(boxes, scene, file, select),
  );
}

function linksTable(edges, file, select) {
  const { words, documents } = file;
  return table(["source", "relation", "target", "document", "lines", "basis"], edges, file, (edge) => {
    const titles = [...new Set(edge.evidence.map(({ document }) => documents[document].title))];
    const own = edge.evidence.filter(({ basis }) => basis === edge.basis);
    const phrase = words.say(`${edge.nature ? `nature.${edge.nature}` : `relation.${edge.kind}`}.out`);
    const document = make("span", { lang: "fr" }, titles.join(" · "));
    return [named(edge.source, file, select), open(phrase, edge.id, select), named(edge.target, file, select), document, own.map(({ lines }) => lines).filter(Boolean).join(" · "),
      words.say(`basis.${edge.basis}`)];
  });
}

function nodesTable(nodes, scene, file, select) {
  const { words } = file;
  const columns = scene.day ? ["name", "kind", "status"] : ["name", "kind"];
  return table(columns, nodes, file, (node) => {
    const state = scene.stateOf.get(node.id);
    return [named(node.id, file, select), kindOf(node, words), ...(scene.day ? [state ? words.say(`verdict.${state}`) : ""] : [])];
  });
}

function table(columns, rows, { words }, cells) {
  const head = make("tr");
  head.append(...columns.map((name) => make("th", { scope: "col" }, words.say(`offline.column.${name}`))));
  const root = make("table");
  root.appendChild(make("thead")).append(head);
  const body = root.appendChild(make("tbody"));
  for (const row of rows) {
    const line = body.appendChild(make("tr"));
    line.append(...cells(row).map((piece) => { const cell = make("td"); cell.append(piece); return cell; }));
  }
  return root;
}

function named(id, { facts }, select) {
  const { name, acronym } = facts.nodes[id];
  const button = open(acronym ?? name, id, select);
  button.lang = "fr";
  return button;
}

function open(text, id, select) {
  const button = make("button", { type: "button", class: "name" }, text);
  button.onclick = () => select(id);
  return button;
}
