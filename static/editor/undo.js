/* The way back from a wrong press stands as long as the server would go it. */
document.querySelectorAll("form[data-undo]").forEach((form) => {
  setTimeout(() => form.remove(), Number(form.dataset.undo) * 1000);
});
