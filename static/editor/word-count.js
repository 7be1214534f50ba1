/* Words and reading time of the text, under it, while it grows. */
const WORD = /[\p{L}\p{N}_]+(?:[-’'][\p{L}\p{N}_]+)*/gu;
const WORDS_A_MINUTE = 200;
const number = new Intl.NumberFormat("id-ID");

addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  const shown = textarea.name === "body" && document.querySelector("[data-word-count]");
  if (!shown) return;
  const count = () => {
    const { doc } = editor.state;
    const words = doc.textBetween(0, doc.content.size, " ", " ").match(WORD)?.length ?? 0;
    shown.textContent = `${number.format(words)} kata · ${Math.max(1, Math.round(words / WORDS_A_MINUTE))} menit baca`;
  };
  let waiting;
  editor.on("update", () => { clearTimeout(waiting); waiting = setTimeout(count, 300); });
  count();
});
