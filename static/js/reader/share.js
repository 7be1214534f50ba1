// The device's own share sheet, or the address copied where there is none.
const button = document.querySelector("[data-share]");

if (button) {
  const address = button.dataset.share || location.href;
  if (!navigator.share && !navigator.clipboard) button.hidden = true;
  button.addEventListener("click", async () => {
    try {
      if (navigator.share) return await navigator.share({ title: document.title, url: address });
      await navigator.clipboard.writeText(address);
      button.textContent = "Tautan disalin";
    } catch {}
  });
}
