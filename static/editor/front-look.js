/* The preview of the front page: as wide as a phone or a wide screen, shrunk to fit, drawn anew after every change. */
const look = document.querySelector("[data-front-look]");

if (look) {
  const frame = look.querySelector("iframe");
  const box = frame.parentElement;
  const widths = look.querySelector(".look-widths");
  let wide = innerWidth < 1024 ? 360 : 1280;

  const fit = () => {
    const scale = Math.min(1, box.clientWidth / wide);
    box.classList.add("look-fitted");
    for (const [name, value] of Object.entries({ "--wide": `${wide}px`, "--scale": scale })) box.style.setProperty(name, value);
    for (const button of widths.children) button.setAttribute("aria-pressed", String(Number(button.dataset.width) === wide));
  };
  widths.hidden = false;
  widths.addEventListener("click", ({ target }) => {
    wide = Number(target.dataset.width) || wide;
    fit();
  });
  new ResizeObserver(fit).observe(box);
  // A look, not a walk: links lead nowhere from here.
  frame.addEventListener("load", () => {
    frame.contentDocument?.addEventListener("click", (event) => { if (event.target.closest("a")) event.preventDefault(); });
  });
  document.addEventListener("front:changed", () => frame.contentWindow.location.reload());
}
