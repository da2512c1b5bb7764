// Passkeys: what no browser does without a script. A form with `data-passkey` holds the question; it is shown where the
// browser can answer, asks it when its button is pressed, and is sent with the answer. Bytes are base64url.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const known = ({ known }) => (known ?? "").split(" ").filter(Boolean).map((id) => ({ type: "public-key", id: bytes(id) }));

function get({ site, challenge, ...rest }) {
    return navigator.credentials.get({
        publicKey: { challenge: bytes(challenge), rpId: site, userVerification: "required", allowCredentials: known(rest) },
    });
}

function create({ site, challenge, handle, name, ...rest }) {
    return navigator.credentials.create({
        publicKey: {
            challenge: bytes(challenge),
            rp: { id: site, name: site },
            user: { id: bytes(handle), name, displayName: name },
            pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: "public-key", alg })),
            authenticatorSelection: { residentKey: "required", userVerification: "required" },
            attestation: "none",
            excludeCredentials: known(rest),
        },
    });
}

function fill(form, { rawId, response }) {
    const values = {
        id: rawId,
        client_data: response.clientDataJSON,
        authenticator_data: response.authenticatorData,
        signature: response.signature,
        attestation: response.attestationObject,
    };
    for (const [name, value] of Object.entries(values)) if (value) form.elements[name].value = text(value);
}

async function answer(form) {
    const problem = form.querySelector("[role=alert]");
    problem.hidden = true;
    try {
        fill(form, await (form.dataset.passkey === "create" ? create(form.dataset) : get(form.dataset)));
        form.submit();
    } catch {
        problem.hidden = false;
    }
}

export function passkeys() {
    if (!window.PublicKeyCredential) return;
    for (const form of document.querySelectorAll("form[data-passkey]")) {
        form.hidden = false;
        form.addEventListener("submit", (event) => {
            event.preventDefault();
            answer(form);
        });
    }
}
