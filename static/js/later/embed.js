// Puts the frame of another site where its box stands. Only now is that site asked for anything.
export function start(button) {
  const frame = document.createElement("iframe");
  frame.title = button.dataset.title;
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-presentation allow-forms");
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.src = button.dataset.frame;
  button.closest(".embed-stage").replaceChildren(frame);
  frame.focus();
}
