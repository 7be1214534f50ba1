// Copying the address, and the device's own share sheet where there is one.
const ways = document.querySelector("[data-share]");

if (ways) {
  const address = ways.dataset.share;
  const copy = ways.querySelector("[data-copy]");
  const send = ways.querySelector("[data-send]");
  copy.hidden = !navigator.clipboard;
  send.hidden = !navigator.share;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(address).then(() => { copy.textContent = "Tautan disalin"; }, () => {});
  });
  send.addEventListener("click", () => navigator.share({ title: document.title, url: address }).catch(() => {}));
  ways.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !ways.open) return;
    ways.open = false;
    ways.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (!ways.contains(event.target)) ways.open = false;
  });
}
