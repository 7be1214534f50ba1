/* The box over a list's boxes ticks them all; who ticks none is told what to do by the server. */
const all = document.querySelector("#action-toggle");
const boxes = [...document.querySelectorAll("input.action-select")];

if (all && boxes.length) {
  const show = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && !all.checked;
    for (const box of boxes) box.closest("tr").classList.toggle("selected", box.checked);
  };
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    show();
  });
  document.querySelector("#result_list").addEventListener("change", show);
  show();
}
