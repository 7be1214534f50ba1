// The row under the byline: size and face of the story's text.
const root = document.documentElement;
const row = document.querySelector("[data-font-row]");
const SIZES = ["87,5", "100", "112,5", "125", "137,5", "150", "175", "200"];
const DEFAULT_SIZE = 1;
const FACES = { serif: "Serif", sans: "Sans", jelas: "Jelas (Atkinson)" };
const KEYS = { "+": "larger", "=": "larger", "-": "smaller", "0": "reset" };
const FACE_WAIT = 3000;
const SPEAK_AFTER = 250;

if (row) {
  const find = (selector) => row.querySelector(selector);
  const face = find("select");
  const status = find("[role=status]");
  const size = () => Number(root.dataset.u ?? DEFAULT_SIZE);
  let timer;
  let request = 0;

  // Only the last of several quick presses is spoken.
  const say = (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      status.textContent = "";
      requestAnimationFrame(() => { status.textContent = text; });
    }, SPEAK_AFTER);
  };

  const choose = (detail) => document.dispatchEvent(new CustomEvent("reader:choose", { detail }));

  const update = () => {
    // aria-disabled and not disabled: the focus stays on the button.
    const off = (act, value) => find(`[data-act=${act}]`).setAttribute("aria-disabled", value);
    find("output").textContent = `${SIZES[size()]}%`;
    off("smaller", size() === 0);
    off("larger", size() === SIZES.length - 1);
    off("reset", !root.dataset.u && !root.dataset.h);
    if (!request) face.value = root.dataset.h || "serif";
  };

  const resize = (step) => {
    const wanted = size() + step;
    if (!SIZES[wanted]) return say(`Ukuran huruf sudah paling ${step > 0 ? "besar" : "kecil"}`);
    choose({ u: wanted });
    say(`Ukuran huruf ${SIZES[wanted]} persen`);
  };

  const acts = {
    smaller: () => resize(-1),
    larger: () => resize(1),
    reset: () => {
      request = 0;
      choose({ u: "", h: "" });
      say("Huruf dikembalikan ke semula");
    },
  };

  row.addEventListener("click", (event) => acts[event.target.closest("[data-act]")?.dataset.act]?.());

  row.addEventListener("keydown", (event) => {
    const act = KEYS[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    acts[act]();
  });

  // The face is fetched first and the text flows once; after three seconds it is shown as it is.
  face.addEventListener("change", async () => {
    const wanted = face.value;
    const mine = (request += 1);
    if (wanted === "jelas") {
      const fetched = document.fonts.load("1em Atkinson").catch(() => {});
      await Promise.race([fetched, new Promise((done) => setTimeout(done, FACE_WAIT))]);
    }
    if (mine !== request) return;
    request = 0;
    choose({ h: wanted });
    say(`Jenis huruf ${FACES[wanted]}`);
  });

  document.addEventListener("reader:chosen", update);
  update();
}
