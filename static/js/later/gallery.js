// A gallery's photographs one by one: arrows, buttons, Escape; the focus goes back to where it came from.
function part(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export function start(link) {
  const links = [...link.closest("[data-gallery]").querySelectorAll("a[data-later]")];
  const dialog = part("dialog", { class: "viewer", "aria-label": "Galeri foto" });
  const figure = part("figure", { "aria-live": "polite" });
  const button = (text, act) => {
    const made = part("button", { class: "button", type: "button" }, text);
    made.addEventListener("click", act);
    return made;
  };
  let at = links.indexOf(link);

  const show = (step) => {
    at = (at + step + links.length) % links.length;
    const { href, dataset, parentElement } = links[at];
    const picture = part("picture", {}, part("source", { type: "image/avif", srcset: dataset.avif }),
      part("img", { src: href, alt: links[at].querySelector("img").alt, width: 1280, height: 720 }));
    const words = parentElement.querySelector("figcaption").cloneNode(true);
    words.querySelector(".number").removeAttribute("aria-hidden");
    figure.replaceChildren(picture, words);
  };

  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) show(step);
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => {
    links[at].focus();
    dialog.remove();
  });
  dialog.append(figure, part("p", {}, button("Sebelumnya", () => show(-1)), button("Berikutnya", () => show(1)),
    button("Tutup", () => dialog.close())));
  document.body.append(dialog);
  show(0);
  dialog.showModal();
}
