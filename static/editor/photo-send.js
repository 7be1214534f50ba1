/* Sends one photograph and says how far it is. Asked by `photo:send`, answers to `done` with a photograph or an error. */
const TOKEN = "[name=csrfmiddlewaretoken]";
const LOST = "Unggahan terputus. Periksa sambungan, lalu pilih lagi berkasnya.";

const answerOf = (request) => {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return { error: request.status === 413 ? "Berkas ini terlalu besar." : LOST };
  }
};

document.addEventListener("photo:send", ({ detail: { file, address, words = {}, moved, done } }) => {
  const request = new XMLHttpRequest();
  const body = new FormData();
  for (const [name, value] of Object.entries(words)) body.append(name, value);
  body.append("file", file);
  request.open("POST", address);
  request.setRequestHeader("X-CSRFToken", document.querySelector(TOKEN).value);
  request.upload.addEventListener("progress", ({ loaded, total }) => moved?.(Math.round((loaded / total) * 100)));
  request.addEventListener("load", () => done(answerOf(request)));
  request.addEventListener("error", () => done({ error: LOST }));
  request.send(body);
});
