/* After saving, the page and the cursor are where they were. */
const NAME = "tempat-terakhir";
const FRESH = 60000;
const IN_SIGHT = 10000;
const form = document.querySelector("form:has([data-story])");

if (form) {
  let editor;
  let loaded = false;
  let wanted;
  try { wanted = JSON.parse(sessionStorage.getItem(NAME)); } catch { /* somebody else's word */ }
  sessionStorage.removeItem(NAME);
  if (!wanted || Date.now() - wanted.at > FRESH || document.querySelector(".errornote")) wanted = null;

  const restore = () => {
    if (!wanted || !loaded || (wanted.field === "body" && !editor)) return;
    if (wanted.field === "body") {
      const end = editor.state.doc.content.size;
      editor.commands.setTextSelection({ from: Math.min(wanted.from, end), to: Math.min(wanted.to, end) });
      editor.view.dom.focus({ preventScroll: true });
    } else if (wanted.field) {
      const one = form.elements[wanted.field];
      one?.focus?.({ preventScroll: true });
      if (wanted.from !== null) one?.setSelectionRange?.(wanted.from, wanted.to);
    }
    scrollTo(0, wanted.top);
    wanted = null;
    const said = document.querySelector(".messagelist");
    if (said && said.getBoundingClientRect().bottom < 0) sayHere(said);
  };
  // What is said at the head of the page, and the way back, also stand where the eyes are for a while.
  const sayHere = (said) => {
    const box = document.createElement("div");
    const copy = said.cloneNode(true);
    const undo = document.querySelector("form[data-undo]");
    copy.inert = true;
    copy.className = "said-list";
    box.className = "said-here";
    box.append(copy);
    if (undo) box.append(undo);
    form.before(box);
    setTimeout(() => box.remove(), IN_SIGHT);
  };
  addEventListener("prose-editor:ready", ({ detail }) => {
    editor = detail.editor;
    setTimeout(restore);
  });
  // Behind the script that puts the cursor into the headline of a new story.
  addEventListener("load", () => setTimeout(() => {
    loaded = true;
    restore();
  }));

  // The button takes the focus when it is pressed: what counts is where one wrote before.
  let last = null;
  form.addEventListener("focusin", ({ target }) => { if (!target.matches("button, summary")) last = target; });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.hasAttribute("data-preview")) return;
    const inBody = Boolean(last && editor?.view.dom.contains(last));
    const { from, to } = inBody ? editor.state.selection : { from: null, to: null };
    sessionStorage.setItem(NAME, JSON.stringify({
      at: Date.now(), top: scrollY, field: inBody ? "body" : last?.name ?? "",
      from: inBody ? from : last?.selectionStart ?? null, to: inBody ? to : last?.selectionEnd ?? null,
    }));
  });
}
