/* The panels of the action bar close with Escape and when the work goes on elsewhere. */
document.querySelectorAll("details.act-panel, details.list-filter").forEach((panel) => {
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    panel.open = false;
    panel.querySelector("summary").focus();
  });
  panel.addEventListener("toggle", () => {
    if (panel.open && panel.matches(".act-panel")) panel.querySelector("input, textarea")?.focus();
  });
});
addEventListener("click", (event) => {
  for (const panel of document.querySelectorAll("details.list-filter[open]")) {
    if (!panel.contains(event.target)) panel.open = false;
  }
});
