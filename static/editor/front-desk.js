/* The front desk: a story is dragged into a slot, or carried there by keyboard or by two taps; forms answer in place. */
const front = document.querySelector("[data-front]");

if (front) {
  const said = front.querySelector("[data-front-said]");
  const move = front.querySelector("[data-front-move]");
  const say = (words) => { said.textContent = words; };
  const slots = () => [...front.querySelectorAll("[data-slot]")];

  const dress = () => {
    for (const handle of front.querySelectorAll("[data-handle]")) handle.hidden = false;
    for (const one of front.querySelectorAll("[data-carry]")) one.draggable = true;
  };

  // The answer is this page again: its parts take the places of the old ones.
  const swap = (answer, focus) => {
    if (!answer?.querySelector("[data-front] [data-swap]")) return false;
    for (const old of front.querySelectorAll("[data-swap]")) {
      const fresh = answer.querySelector(`[data-swap="${old.dataset.swap}"]`);
      if (!fresh) continue;
      if (old.localName === "details") fresh.open = old.open;
      old.replaceWith(document.adoptNode(fresh));
    }
    front.querySelector("#susunan").textContent = answer.querySelector("#susunan").textContent;
    dress();
    say([...answer.querySelectorAll(".messagelist li")].map((line) => line.textContent.trim()).join(" "));
    front.querySelector(focus)?.focus();
    document.dispatchEvent(new CustomEvent("front:changed"));
    return true;
  };
  const send = (form, submitter, focus) => {
    const data = new FormData(form);
    if (submitter?.name) data.append(submitter.name, submitter.value);
    const asks = form.method === "get";
    document.dispatchEvent(new CustomEvent("in-place:send", { detail: {
      address: asks ? `${form.action.split("#")[0]}?${new URLSearchParams(data)}` : form.action,
      data: asks ? null : data,
      then: (answer) => swap(answer, focus),
      lost: say,
    } }));
  };

  const carry = (story, slot) => {
    if (slot.querySelector(`[data-carry="${story}"]`) && !slot.matches(".slot-automatic")) return say("Sudah ada di tempat itu.");
    const button = document.createElement("button");
    button.name = "tombol";
    button.value = `to:${story}:${slot.dataset.slot}`;
    send(move, button, `#${slot.id} [data-handle]`);
  };

  front.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-front-look] form") || form.querySelector("[name=slot]")) return;
    event.preventDefault();
    const here = event.submitter?.closest("[data-slot]")?.id;
    send(form, event.submitter, here ? `#${here} [data-handle]` : form.matches("[data-front-search]") ? "#cari-berita" : ".front-acts button");
  });

  // By keyboard or by two taps: press the handle, choose a slot, press again.
  let held;
  const mark = (slot) => {
    for (const one of slots()) one.classList.toggle("slot-target", one === slot);
    slot?.scrollIntoView({ block: "nearest" });
  };
  const put = (words) => {
    held?.handle.removeAttribute("aria-pressed");
    front.classList.remove("front-carrying");
    held = undefined;
    mark();
    if (words) say(words);
  };
  const take = (handle) => {
    const own = handle.closest("[data-carry]");
    held = { handle, story: own.dataset.carry, title: own.dataset.title, at: handle.closest("[data-slot]") ?? slots()[0] };
    handle.setAttribute("aria-pressed", "true");
    front.classList.add("front-carrying");
    mark(held.at);
    say(`${held.title}: diambil. Panah memilih tempat, Enter menaruh, Escape batal. Sekarang di ${held.at.dataset.slotName}.`);
  };
  front.addEventListener("click", (event) => {
    const handle = event.target.closest("[data-handle]");
    const slot = event.target.closest("[data-slot]");
    if (handle && held?.handle === handle) {
      const { story, at } = held;
      put();
      carry(story, at);
    } else if (held && slot) {
      event.preventDefault();
      const { story } = held;
      put();
      carry(story, slot);
    } else if (handle) take(handle);
    else if (held) put(`Batal. ${held.title} tetap di tempatnya.`);
  });
  front.addEventListener("keydown", (event) => {
    if (!held) return;
    const all = slots();
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -all.length, End: all.length }[event.key];
    if (event.key === "Escape") put(`Batal. ${held.title} tetap di tempatnya.`);
    else if (step) {
      held.at = all[Math.min(all.length - 1, Math.max(0, all.indexOf(held.at) + step))];
      mark(held.at);
      say(`${held.at.dataset.slotName}. ${held.at.dataset.storyTitle ? `Sekarang: ${held.at.dataset.storyTitle}` : "Kosong"}`);
    } else return;
    event.preventDefault();
  });

  // By mouse.
  let dragged;
  front.addEventListener("dragstart", (event) => {
    const own = event.target.closest?.("[data-carry]");
    if (!own) return;
    dragged = own.dataset.carry;
    event.dataTransfer.setData("text/plain", own.dataset.title);
    event.dataTransfer.effectAllowed = "move";
    front.classList.add("front-carrying");
  });
  const over = (event) => {
    const slot = dragged && event.target.closest?.("[data-slot]");
    mark(slot || undefined);
    if (slot) event.preventDefault();
  };
  front.addEventListener("dragenter", over);
  front.addEventListener("dragover", over);
  front.addEventListener("drop", (event) => {
    const slot = dragged && event.target.closest("[data-slot]");
    if (!slot) return;
    event.preventDefault();
    carry(dragged, slot);
  });
  front.addEventListener("dragend", () => {
    dragged = undefined;
    front.classList.remove("front-carrying");
    mark();
  });

  dress();
}
