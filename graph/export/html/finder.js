// A search over the file's nodes: type, walk the answers with the arrows, Enter goes there.
import { make } from "../../drawing/assets/elements.js";
import { kindOf } from "./panel.js";
import { fold } from "./words.js";

const MOST = 8;

export class Finder {
  // go: what is done with the id of the answer that was chosen.
  constructor(file, go) {
    this.file = file;
    this.go = go;
    this.root = make("div", { class: "finder", role: "search" });
    this.field = make("input", { type: "search", autocomplete: "off", role: "combobox", "aria-expanded": "false", "aria-controls": "found" });
    this.list = make("ul", { id: "found", role: "listbox", class: "found" });
    this.root.append(this.field, this.list);
    this.field.oninput = () => this.show();
    this.field.onkeydown = (event) => this.press(event);
    this.field.onblur = () => setTimeout(() => this.close(), 200); // a click on an answer comes first
  }

  write() {
    const { words } = this.file;
    this.field.setAttribute("aria-label", words.say("offline.search"));
    this.field.setAttribute("placeholder", words.say("offline.search"));
    this.list.setAttribute("aria-label", words.say("offline.search"));
  }

  show() {
    const { facts, words } = this.file;
    const wanted = fold(this.field.value.trim());
    const rank = ({ name, acronym, aliases }) => {
      const forms = [acronym ?? "", name, ...aliases].map(fold);
      const at = [forms.includes(wanted), forms.some((form) => form.startsWith(wanted)), forms.some((form) => form.includes(wanted))];
      return at.indexOf(true);
    };
    const found = !wanted ? [] : Object.entries(facts.nodes).map(([id, node]) => ({ id, node, rank: rank(node) }))
      .filter((one) => one.rank >= 0).sort((one, other) => one.rank - other.rank || one.id.localeCompare(other.id)).slice(0, MOST);
    this.at = 0;
    this.found = found.map(({ id }) => id);
    const none = wanted && !found.length ? [make("li", { class: "quiet" }, words.say("search.none", { text: this.field.value }))] : [];
    this.list.replaceChildren(...none, ...found.map(({ id, node }, place) => this.answer(id, node, place)));
    this.field.setAttribute("aria-expanded", String(found.length > 0));
    this.mark();
  }

  answer(id, node, place) {
    const item = make("li", { role: "option", id: `found-${place}`, lang: "fr" });
    item.append(make("strong", {}, node.acronym ?? node.name), ` ${node.acronym ? node.name : ""} `);
    item.append(make("span", { class: "kind", lang: this.file.words.lang }, kindOf(node, this.file.words)));
    item.onmousedown = () => this.choose(id);
    return item;
  }

  press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.found?.length) {
      this.at = (this.at + step + this.found.length) % this.found.length;
      this.mark();
    } else if (event.key === "Enter" && this.found?.length) this.choose(this.found[this.at]);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  mark() {
    [...this.list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === this.at)));
    if (this.found?.length) this.field.setAttribute("aria-activedescendant", `found-${this.at}`);
    else this.field.removeAttribute("aria-activedescendant");
  }

  choose(id) {
    this.field.value = "";
    this.close();
    this.go(id);
  }

  close() {
    this.found = [];
    this.list.replaceChildren();
    this.field.setAttribute("aria-expanded", "false");
    this.mark();
  }
}
