// The select in the footer: follow the device, light or dark.
const root = document.documentElement;
const theme = document.querySelector("[data-theme]");

if (theme) {
  const update = () => { theme.value = root.dataset.t || ""; };
  theme.addEventListener("change", () => {
    document.dispatchEvent(new CustomEvent("reader:choose", { detail: { t: theme.value } }));
  });
  document.addEventListener("reader:chosen", update);
  update();
}
