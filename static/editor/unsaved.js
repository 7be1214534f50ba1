/* Warns before leaving a story that has changes nobody has saved. */
const story = document.querySelector("[data-story]");

if (story) {
  const form = story.closest("form");
  let changed = document.querySelector(".errornote") !== null;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", (event) => {
    // The preview opens beside the form: what is typed is still unsaved.
    if (!event.submitter?.hasAttribute("data-preview")) changed = false;
  });
  addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}
