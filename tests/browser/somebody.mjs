// Somebody of the demonstration at a browser of their own, by keyboard alone or with a pointer; and what they do there.
import { axe_of, overflow } from "./pages.mjs";
import { sign_in, sign_in_anew } from "./people.mjs";
import { check } from "./report.mjs";
import { Person } from "./signin.mjs";

async function page_in(browser, address, who, { scripts, width, anew }) {
    const context = await browser.newContext({ javaScriptEnabled: scripts, viewport: { width, height: 900 } });
    await (anew ? sign_in_anew : sign_in)(context, address, who);
    const page = await context.newPage();
    page.setDefaultTimeout(20000);
    return page;
}

/** By keyboard alone. `anew`: signed in a moment ago, where that is asked for; `doing` begins the names of their checks. */
export async function at_browser(browser, server, who, code, scripts, { width = 390, anew = false, doing = "" } = {}) {
    const page = await page_in(browser, server.address, who, { scripts, width, anew });
    const name = `${doing && `${doing}: `}${who} ${code}${scripts ? "" : " without scripts"}`;
    return Object.assign(new Person(page, name, server.address, code, scripts), { who });
}

/** With a pointer, at a screen as wide as a telephone's. */
export function somebody(browser, address, who, scripts) {
    return page_in(browser, address, who, { scripts, width: 390, anew: false });
}

export async function look(page, name, scripts) {
    if (scripts) check(`${name}: axe`, await axe_of(page));
    check(`${name}: nothing wider than 390 pixels`, await overflow(page));
}

export async function press(page, locator) {
    await Promise.all([page.waitForEvent("load"), locator.click()]);
}

export const send = (page) => press(page, page.locator("main form button:not([name])").last());

export async function says(page, name, pattern) {
    const text = await page.locator("main").innerText();
    check(name, pattern.test(text) ? "" : text.slice(0, 400));
}

export async function date(page, name, day, month, year) {
    for (const [part, value] of Object.entries({ day, month, year })) await page.fill(`[name="${name}-${part}"]`, value);
}
