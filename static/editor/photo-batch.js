/* Sends many photographs one after the other, and says of each what became of it. */
const form = document.querySelector("[data-photo-batch]");

const send = (file, words) => new Promise((done) => {
  document.dispatchEvent(new CustomEvent("photo:send", { detail: { file, words, address: form.dataset.upload, done } }));
});

if (form) {
  const input = form.querySelector("[type=file]");
  const list = form.querySelector("[data-batch-list]");
  const said = form.querySelector("[data-batch-said]");
  const next = form.querySelector("[data-batch-next]");
  const button = form.querySelector("button.desk-button");

  form.addEventListener("submit", async (event) => {
    const files = [...input.files];
    const words = Object.fromEntries([...new FormData(form)].filter(([name]) => !["files", "csrfmiddlewaretoken"].includes(name)));
    if (!files.length || !words.rights) return;
    event.preventDefault();
    button.disabled = true;
    list.replaceChildren();
    const keys = [];
    for (const [place, file] of files.entries()) {
      said.textContent = `Mengunggah ${place + 1} dari ${files.length}…`;
      const answer = await send(file, words);
      const kind = answer.error ? "refused" : answer.known ? "known" : "in";
      const row = document.createElement("li");
      const name = document.createElement("b");
      name.textContent = file.name;
      row.className = `batch-${kind}`;
      row.append(name, ` ${answer.error || answer.message}`);
      list.append(row);
      if (kind === "in") keys.push(["foto", answer.photo.id]);
    }
    button.disabled = false;
    input.value = "";
    said.textContent = `${keys.length} dari ${files.length} foto masuk ke pustaka.`;
    next.hidden = !keys.length;
    next.href = `${form.dataset.next}?${new URLSearchParams(keys)}`;
    if (keys.length) next.focus();
  });
}
