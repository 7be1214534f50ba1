/* A photograph dropped on the photo box, or pasted anywhere but into the text. */
const box = document.querySelector("[data-photo-box]");
const pictureIn = (data) => [...(data?.files ?? [])].find(({ type }) => type.startsWith("image/"));
const give = (file) => box.dispatchEvent(new CustomEvent("photo:dropped", { detail: file }));

if (box) {
  for (const kind of ["dragenter", "dragover"]) {
    box.addEventListener(kind, (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      box.classList.add("is-over");
    });
  }
  for (const kind of ["dragleave", "drop"]) {
    box.addEventListener(kind, (event) => {
      if (kind === "drop" || !box.contains(event.relatedTarget)) box.classList.remove("is-over");
    });
  }
  box.addEventListener("drop", (event) => {
    const file = event.dataTransfer.files[0];
    if (!file) return;
    event.preventDefault();
    give(file);
  });
  document.addEventListener("paste", (event) => {
    const file = pictureIn(event.clipboardData);
    if (!file || event.target.closest?.(".prose-editor")) return;
    event.preventDefault();
    give(file);
  });
}
