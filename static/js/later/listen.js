// Reads a story aloud with the browser's Indonesian voice: title and text, without boxes, captions and tables.
const BOXES = "figure, .read-also, .gallery, .table, .banner, aside";
const speech = window.speechSynthesis;
let place;

function words() {
  const story = document.querySelector(".story");
  const text = [...story.querySelectorAll("[data-prose] :is(p, h2, h3, li, footer)")];
  const read = text.filter((one) => !one.closest(BOXES) && !one.querySelector("p, li"));
  // Short pieces: some browsers fall silent in the middle of a long one.
  return [story.querySelector("h1"), ...read].flatMap((one) => one.textContent.match(/[^.!?]+[.!?]*["”)]*\s*/g) ?? []);
}

function voice() {
  return speech.getVoices().find(({ lang }) => /^(id|in)([-_]|$)/i.test(lang));
}

export function start(button) {
  const say = (text) => { button.textContent = text; };
  if (place !== undefined) {
    if (speech.paused) speech.resume();
    else speech.pause();
    say(speech.paused ? "Lanjutkan" : "Jeda");
    return;
  }
  const stop = document.createElement("button");
  const pieces = words();
  const end = () => {
    place = undefined;
    speech.cancel();
    say("Dengarkan");
    if (document.activeElement === stop) button.focus();
    stop.remove();
  };
  const next = () => {
    if (place === undefined) return;
    if (place >= pieces.length) return end();
    const piece = new SpeechSynthesisUtterance(pieces[place++]);
    piece.lang = "id-ID";
    piece.voice = voice();
    piece.onend = next;
    piece.onerror = end;
    speech.speak(piece);
  };
  Object.assign(stop, { type: "button", className: "button", textContent: "Berhenti", onclick: end });
  button.after(" ", stop);
  addEventListener("pagehide", end, { once: true });
  place = 0;
  say("Jeda");
  next();
}
