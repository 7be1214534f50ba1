/* Shows the chosen file at once, and keeps the words with the photograph that they describe. */
const box = document.querySelector("[data-photo-box]");

const field = (name) => box.querySelector(`[name=${name}]`);
const WORDS = ["lead_caption", "photo_credit", "lead_alt"];

const fill = ({ caption, credit, alt, rights }) => {
  field("lead_caption").value = caption || "";
  field("photo_credit").value = credit || "";
  field("lead_alt").value = alt || "";
  if (rights) field("photo_rights").value = rights;
};

const showFile = (input, picture) => {
  const [file] = input.files;
  picture.hidden = !file;
  if (!file) return;
  if (picture.src) URL.revokeObjectURL(picture.src);
  picture.src = URL.createObjectURL(file);
  picture.alt = `Foto yang dipilih: ${file.name}`;
};

if (box) {
  const of = field("photo_words_of");
  // What the page says of the photograph that stood here; what an editor has typed since is his own.
  let before = Object.fromEntries(WORDS.map((name) => [name, field(name).value]));
  field("photo_file").addEventListener("change", (event) => {
    showFile(event.target, box.querySelector("[data-photo-chosen]"));
    if (!event.target.files.length || !of.value) return;
    for (const name of WORDS) if (field(name).value === before[name]) field(name).value = "";
    of.value = "";
  });
  box.addEventListener("change", (event) => {
    if (event.target.name !== "lead_photo" || !event.target.value) return;
    field("photo_file").value = "";
    showFile(field("photo_file"), box.querySelector("[data-photo-chosen]"));
    fill(event.target.dataset);
    of.value = event.target.value;
    before = Object.fromEntries(WORDS.map((name) => [name, field(name).value]));
  });
}
