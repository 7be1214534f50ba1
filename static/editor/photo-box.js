/* Shows the chosen file at once, and fills in what is already known of a photograph of the library. */
const box = document.querySelector("[data-photo-box]");

const field = (name) => box.querySelector(`[name=${name}]`);

const showFile = (input, picture) => {
  const [file] = input.files;
  picture.hidden = !file;
  if (!file) return;
  if (picture.src) URL.revokeObjectURL(picture.src);
  picture.src = URL.createObjectURL(file);
  picture.alt = `Foto yang dipilih: ${file.name}`;
};

const describe = ({ caption, credit, rights, alt }) => {
  field("lead_caption").value = caption || "";
  field("photo_credit").value = credit || "";
  field("lead_alt").value = alt || "";
  if (rights) field("photo_rights").value = rights;
};

if (box) {
  field("photo_file").addEventListener("change", (event) => {
    showFile(event.target, box.querySelector("[data-photo-chosen]"));
  });
  box.addEventListener("change", (event) => {
    if (event.target.name === "lead_photo" && event.target.value) describe(event.target.dataset);
  });
}
