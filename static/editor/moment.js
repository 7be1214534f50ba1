/* Says behind a field for date and time which day that is, and how far it is away, in the newsroom's own zone. */
const UNITS = [["hari", 1440], ["jam", 60], ["menit", 1]];

const span = (minutes) => {
  const parts = [];
  let left = Math.floor(Math.abs(minutes));
  for (const [unit, size] of UNITS) {
    parts.push([Math.floor(left / size), unit]);
    left %= size;
  }
  const [days, hours] = parts;
  const said = days[0] && !hours[0] ? [days] : parts.filter(([count]) => count).slice(0, 2);
  return said.map((part) => part.join(" ")).join(" ");
};

const distance = (minutes) => {
  if (Math.abs(minutes) < 1) return "sekarang";
  return minutes > 0 ? `dalam ${span(minutes)}` : `${span(minutes)} yang lalu`;
};

const day = (value) => new Date(`${value}Z`).toLocaleDateString("id-ID", {
  timeZone: "UTC", weekday: "long", day: "numeric", month: "long", year: "numeric",
});

const say = (box) => {
  const { value } = box.querySelector("input");
  const moment = new Date(`${value}${box.dataset.moment}`);
  const known = value && !Number.isNaN(moment.getTime());
  box.nextElementSibling.textContent = known ? `${day(value)}, ${distance((moment - Date.now()) / 60_000)}` : "";
};

document.addEventListener("input", ({ target }) => {
  const box = target.closest("[data-moment]");
  if (box) say(box);
});

// The words of the server grow old while the page stays open; a hidden page says nothing.
const boxes = document.querySelectorAll("[data-moment]");
if (boxes.length) setInterval(() => document.hidden || boxes.forEach(say), 30_000);
