// On phones the row of channels scrolls sideways: bring the current channel into sight.
const current = document.querySelector(".nav [aria-current]");

if (current) {
  const list = current.closest("ul");
  const past = current.offsetLeft + current.offsetWidth - list.clientWidth * 0.8;
  if (past > 0) list.scrollLeft = past;
}
