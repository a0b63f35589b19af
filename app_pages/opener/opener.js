// A button that opens a file and sends its text; Streamlit's own says so in English on every page.
export default function ({ data, parentElement, setTriggerValue }) {
  let label = parentElement.querySelector("label");
  if (!label) {
    label = document.createElement("label");
    label.append(document.createElement("span"), document.createElement("input"));
    label.lastChild.type = "file";
    parentElement.append(label);
  }
  const [words, field] = label.children;
  words.textContent = data.label;
  field.accept = data.accept;
  field.onchange = async () => {
    const [file] = field.files;
    field.value = "";
    if (file) setTriggerValue("file", file.size > data.largest ? "" : await file.text());
  };
}
