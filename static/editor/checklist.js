/* The checklist of a story is counted anew a moment after somebody types. The server's rules are the only ones. */
const list = document.querySelector("details[data-checklist]");

if (list) {
  const form = list.closest("form");
  let waiting, asked, known;

  const draw = ({ sum, lines }) => {
    list.querySelector("b").textContent = sum;
    list.querySelector("ol").replaceChildren(...lines.map(({ state, text, anchor }) => {
      const line = document.createElement("li");
      const link = document.createElement("a");
      line.className = `check-${state}`;
      link.href = `#${anchor}`;
      link.textContent = text;
      line.append(link);
      return line;
    }));
  };

  const ask = async () => {
    const typed = new FormData(form);
    for (const [name, value] of [...typed]) if (value instanceof File) typed.delete(name);
    const text = new URLSearchParams(typed).toString();
    if (text === known) return;
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(list.dataset.checklist, { method: "POST", body: new URLSearchParams(typed), signal: asked.signal, redirect: "manual" });
      if (!answer.ok) return;  // signed out, too: the way to the door is not followed
      draw(await answer.json());
      known = text;
    } catch {
      // Without a network the last count stays; the server looks again when a button is pressed.
    }
  };

  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 800);
  };

  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    asked?.abort();
  });
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".checklist a, .pass-over a");
    const place = link && document.getElementById(link.hash.slice(1));
    if (!place) return;
    event.preventDefault();
    list.open = false;
    for (let part = place; part; part = part.parentElement) if (part.localName === "details") part.open = true;
    const area = place.closest(".field, .byline-row, fieldset") ?? place;
    const control = place.matches("input, select, textarea") ? place : area.querySelector(".tiptap, input:not([type=hidden]), select, textarea");
    (control ?? area).focus({ preventScroll: true });
    area.scrollIntoView({ block: "center" });
  });
}
