/* Sends a form, or asks for a page, behind the page that is seen, and hands over the answer as a document. */
document.addEventListener("in-place:send", ({ detail: { address, data, then, lost } }) => {
  const request = new XMLHttpRequest();
  request.open(data ? "POST" : "GET", address);
  request.responseType = "document";
  request.addEventListener("load", () => {
    // Signed out, or something went wrong: the server's own page says so.
    if (request.status !== 200 || !then(request.response)) location.reload();
  });
  request.addEventListener("error", () => lost("Tidak tersambung ke server. Yang terakhir belum tersimpan; coba lagi."));
  request.send(data);
});
