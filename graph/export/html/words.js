// The file's words in the language that is chosen; names of the data stay in their own.

export class Words {
  constructor(texts, lang) {
    this.texts = texts; // language -> key -> words
    this.lang = lang;
  }

  say(key, values = {}) {
    const words = this.texts[this.lang][key] ?? key;
    return Object.entries(values).reduce((said, [name, value]) => said.replaceAll(`{${name}}`, () => value), words);
  }
}

// Without case and accents, as the app searches.
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
