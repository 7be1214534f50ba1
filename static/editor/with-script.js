/* Shows what only works with script, and fills a field with the word on a button. */
for (const one of document.querySelectorAll("[data-with-script]")) one.hidden = false;

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-fill]");
  const field = button && document.getElementById(button.dataset.fill);
  if (!field) return;
  field.value = button.dataset.fillWith;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});
