// What few readers use comes when it is asked for: `data-later` names the module, whose `start` takes the element.
document.addEventListener("click", async (event) => {
  const asked = event.target.closest("[data-later]");
  if (!asked || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    (await import(asked.dataset.later)).start(asked);
  } catch {
    if (asked.href) location.href = asked.href;
  }
});
