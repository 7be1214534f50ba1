/* Where typing begins: at the first error, or in the headline of a new story. */
const wrong = document.querySelector(".story .errorlist, .action-bar .errorlist, fieldset .errorlist");
const area = wrong?.closest(".field, .byline-row, .form-row, fieldset");
const control = area?.querySelector("[contenteditable=true], input:not([type=hidden]), select, textarea");

const begin = () => {
  for (let part = area; part; part = part.parentElement) if (part.localName === "details") part.open = true;
  // The rich-text editor stands in the place of its textarea.
  const shown = area?.querySelector(".tiptap") ?? control;
  if (shown) {
    shown.focus({ preventScroll: true });
    area.scrollIntoView({ block: "center" });
  } else if (document.querySelector(".errornote")) {
    document.querySelector(".errornote").scrollIntoView({ block: "center" });
  } else {
    const title = document.querySelector("[data-story] [name=title]");
    if (title && !title.value) title.focus();
  }
};

addEventListener("load", begin);
