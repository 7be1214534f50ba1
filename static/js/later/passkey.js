// Asks the device for a passkey, or to make one, and sends what it answers with the form around the button.
const SAID = {
  NotAllowedError: "Perangkat tidak memberi kunci, atau permintaannya dibatalkan. Coba sekali lagi.",
  InvalidStateError: "Perangkat ini sudah punya kunci untuk akun Anda.",
  SecurityError: "Kunci sandi tidak bisa dipakai di alamat ini.",
};

async function optionsOf(button) {
  if (!button.dataset.options) return JSON.parse(document.getElementById("passkey-options").textContent);
  const answer = await fetch(button.dataset.options, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}

export async function start(button) {
  const form = button.closest("form");
  const error = form.querySelector("[data-told]");
  error.hidden = true;
  try {
    const given = await optionsOf(button);
    let key;
    if (button.dataset.passkey === "create") {
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(given.creation_options.publicKey);
      const alone = Boolean(form.elements.passwordless?.checked);
      Object.assign(publicKey.authenticatorSelection, { residentKey: alone ? "required" : "discouraged", requireResidentKey: alone });
      if (alone) publicKey.authenticatorSelection.userVerification = "required";
      key = await navigator.credentials.create({ publicKey });
    } else {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(given.request_options.publicKey);
      key = await navigator.credentials.get({ publicKey });
    }
    form.elements.credential.value = JSON.stringify(key.toJSON());
    form.submit();
  } catch (reason) {
    error.textContent = SAID[reason.name] || "Kunci sandi belum bisa dipakai di peramban ini.";
    error.hidden = false;
  }
}
