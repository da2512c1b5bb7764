// Warns before a session ends and lets somebody stay; when it has ended, what is on the screen goes. The page says how
// many seconds are left (`data-session-left`); every page that is opened tells the others in the same browser.

const minute = 60_000;
// The page may say up to a minute too few: a page that asked before the end would keep the session alive for ever.
const surely_over = -65_000;

export function session(save) {
    const said = document.querySelector("[data-session-left]");
    if (!said) return;
    const { sessionLeft, stay, soon, button } = said.dataset;
    const others = new BroadcastChannel("noddfa-session");
    let ends = 0;
    let total = 0;
    let notice;

    const lasts = (seconds) => {
        total = seconds * 1000;
        ends = Date.now() + total;
        notice?.remove();
        notice = undefined;
    };
    const ask = async () => {
        const answer = await fetch(stay, { redirect: "manual" }).catch(() => undefined);
        if (answer?.status !== 200) return;
        const seconds = Number(await answer.text());
        lasts(seconds);
        others.postMessage(seconds);
    };
    const warn = () => {
        save();
        notice = document.createElement("div");
        notice.className = "govuk-inset-text noddfa-session-soon";
        notice.setAttribute("role", "alert");
        const words = notice.appendChild(document.createElement("p"));
        words.className = "govuk-body";
        words.textContent = soon;
        const staying = notice.appendChild(document.createElement("button"));
        staying.type = "button";
        staying.className = "govuk-button";
        staying.textContent = button;
        staying.addEventListener("click", ask);
        document.body.append(notice);
    };

    lasts(Number(sessionLeft));
    others.postMessage(Number(sessionLeft));
    others.addEventListener("message", ({ data }) => lasts(data));
    setInterval(() => {
        const left = ends - Date.now();
        if (left <= surely_over) location.replace(location.href);
        else if (!notice && left <= Math.min(5 * minute, total / 4)) warn();
    }, 1000);
}
