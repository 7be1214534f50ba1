/* Searches the library inside the photo box. */
const library = document.querySelector("[data-photo-library]");

if (library) {
  const input = library.querySelector("input[type=search]");
  const status = library.querySelector("[role=status]");
  const place = library.querySelector("[data-photo-found]");
  const address = library.closest("[data-photo-box]").dataset.find;
  const search = async () => {
    const asked = input.value.trim();
    const got = await fetch(`${address}?${new URLSearchParams({ q: asked })}`).catch(() => null);
    if (input.value.trim() !== asked) return;
    if (!got?.ok) {
      status.textContent = "Pencarian gagal. Periksa sambungan, lalu coba lagi.";
      return;
    }
    const { found, note } = await got.json();
    status.textContent = note;
    document.dispatchEvent(new CustomEvent("photo:options", { detail: { found, place } }));
  };
  let waiting;
  input.addEventListener("input", (event) => {
    event.stopPropagation();
    clearTimeout(waiting);
    waiting = setTimeout(search, 200);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}
