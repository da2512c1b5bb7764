// Keeps what is typed into a longer form, some seconds after the last key, without sending it. The form says that it may
// (`data-keep`: what to say then); without scripts its button "Save and come back later" does the same.

const pause = 5000;

function keeper(form) {
    const status = form.appendChild(document.createElement("p"));
    status.className = "govuk-hint";
    status.setAttribute("role", "status");
    let changed = false;
    let timer;
    const keep = async () => {
        clearTimeout(timer);
        if (!changed) return;
        changed = false;
        const typed = new URLSearchParams(new FormData(form));
        typed.set("then", "keep-quietly");
        const answer = await fetch(form.action, { method: "POST", body: typed, redirect: "manual" }).catch(() => undefined);
        if (answer?.status === 204) status.textContent = form.dataset.keep;
        else changed = true;
    };
    form.addEventListener("input", () => {
        changed = true;
        status.textContent = "";
        clearTimeout(timer);
        timer = setTimeout(keep, pause);
    });
    form.addEventListener("submit", () => {
        changed = false;
        clearTimeout(timer);
    });
    return keep;
}

/** Watches the forms of the page; keeps at once what was typed into them when it is called. */
export function keeping() {
    const keepers = [...document.querySelectorAll("form[data-keep]")].map(keeper);
    const all = () => keepers.forEach((keep) => keep());
    document.addEventListener("visibilitychange", () => document.hidden && all());
    return all;
}
