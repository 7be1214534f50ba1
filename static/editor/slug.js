/* The address of a story stands still until somebody asks to change it; as long as nobody does, it is the title's. */
document.querySelectorAll("[data-slug]").forEach((input) => {
  if (input.closest(".errors") || input.dataset.slug === "own") return;
  const title = input.form.elements.title;
  const before = input.value;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "insert-button";
  const rest = () => {
    input.readOnly = true;
    button.textContent = "Ubah";
    button.setAttribute("aria-label", "Ubah alamat");
  };
  button.addEventListener("click", () => {
    if (!input.readOnly) {
      input.value = before;
      return rest();
    }
    input.readOnly = false;
    button.textContent = "Batal";
    button.setAttribute("aria-label", "Batal mengubah alamat");
    input.focus();
  });
  if (input.dataset.slug === "follows") {
    input.placeholder = "dibuat dari judul";
    title.addEventListener("input", () => { if (input.readOnly) input.value = ""; });
  }
  input.after(button);
  rest();
});
