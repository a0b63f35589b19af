// The steps of a story: which one is shown, its words, the way to the next by button and by key.
import { make } from "../../drawing/assets/elements.js";

export class Steps {
  // show: what is done with the number of the step that was chosen.
  constructor(file, show) {
    this.file = file;
    this.show = show;
    this.at = 0;
    this.hasNotes = false;
    this.root = make("section", { class: "steps" });
    this.root.hidden = file.scenes.length < 2;
    document.addEventListener("keydown", (event) => this.press(event));
  }

  get scene() {
    return this.file.scenes[this.at];
  }

  go(by) {
    const to = this.at + by;
    if (to < 0 || to >= this.file.scenes.length) return;
    this.at = to;
    this.show(to);
  }

  // A presenter's clicker sends the page keys; arrows belong to the picture while it has the focus.
  press(event) {
    if (this.root.hidden || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.closest?.("input, dialog, .twin, aside, .found")) return;
    const isPicture = event.target.closest?.(".canvas");
    const by = { PageDown: 1, PageUp: -1, ...(isPicture ? {} : { ArrowRight: 1, ArrowLeft: -1 }) }[event.key];
    if (by) this.go(by);
    else if (event.key.toLowerCase() === "n") this.turn();
    else return;
    event.preventDefault();
  }

  turn() {
    this.hasNotes = !this.hasNotes;
    this.write();
  }

  write() {
    const { words, scenes } = this.file;
    const { scene, at } = this;
    const focused = this.root.contains(document.activeElement) ? document.activeElement.dataset.act : null;
    const button = (act, sign, by, isDead) => {
      const made = make("button", { type: "button", "aria-label": words.say(`offline.${act}`), title: words.say(`offline.${act}`), "data-act": act }, sign);
      made.disabled = isDead;
      made.onclick = () => this.go(by);
      return made;
    };
    const head = make("div", { class: "where" });
    const count = make("span", { role: "status" }, words.say("offline.step", { at: at + 1, of: scenes.length }));
    head.append(button("previous", "←", -1, at === 0), count, button("next", "→", 1, at === scenes.length - 1));
    const said = make("div", { class: "said" });
    said.append(...line("h2", scene.title, words), ...line("p", scene.text, words));
    const notes = line("p", scene.notes, words, "note");
    if (notes.length) {
      const turn = make("button", { type: "button", "aria-expanded": String(this.hasNotes), "data-act": "notes" }, words.say("offline.notes"));
      turn.onclick = () => this.turn();
      head.append(turn);
    }
    if (this.hasNotes) said.append(...notes);
    this.root.setAttribute("aria-label", words.say("offline.steps"));
    this.root.replaceChildren(head, said);
    if (focused) (this.root.querySelector(`[data-act="${focused}"]:enabled`) ?? this.root.querySelector("button:enabled"))?.focus();
  }
}

// The words in the file's language, else in the one that has them, marked so; nothing where nobody wrote any.
function line(tag, said, words, style = "") {
  const lang = said[words.lang] ? words.lang : Object.keys(said).find((one) => said[one]);
  if (!lang) return [];
  return [make(tag, { lang, ...(style ? { class: style } : {}) }, said[lang])];
}
