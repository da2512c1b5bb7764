// What somebody typed: kept while they type and when they ask, offered again, and nothing lost when a session ends; with
// the warning before it does, and who leaves in a hurry.
import { check } from "./report.mjs";
import { at_browser } from "./somebody.mjs";

const words = "Dychmygol: typed and not sent yet.";

const at = (browser, server, who, code, scripts) => at_browser(browser, server, who, code, scripts, { doing: "typed" });

const typed_now = (person) => person.page.inputValue('[name="reason"]');

/** Offered again at the form's own address, and then gone on with. */
async function goes_on(person) {
    await person.open("emergency");
    check(`${person.name}: nothing is put in unasked`, (await typed_now(person)) === "" ? "" : await typed_now(person));
    await person.press('main a[href*="draft=continue"]');
    check(`${person.name}: what was typed is there again`, (await typed_now(person)) === words ? "" : await typed_now(person));
    const address = person.page.url();
    check(`${person.name}: it is in no address`, address.includes("Dychmygol") ? address : "");
}

/** By the button that works without scripts. */
async function keeps_by_hand(person) {
    await person.open("emergency");
    await person.type("reason", words);
    await person.press('main form button[value="keep"]');
    await goes_on(person);
    await person.press('form:has([name="then"][value="forget"]) button');
    await person.open("emergency");
    check(`${person.name}: thrown away, it is offered no more`,
        (await person.page.locator('main a[href*="draft=continue"]').count()) === 0 ? "" : "it is");
}

/** By itself, some seconds after the last key. */
async function keeps_by_itself(person) {
    await person.open("emergency");
    await person.type("reason", words);
    await person.page.locator('main form [role="status"]:not(:empty)').waitFor();
    await goes_on(person);
}

/** The clock of the page goes on to the last minutes: a warning, what is typed is kept, and a button to stay. */
async function is_warned(person) {
    const { page } = person;
    await page.clock.install();
    await person.open("emergency");
    const left = Number(await page.locator("[data-session-left]").getAttribute("data-session-left"));
    check(`${person.name}: the page says how long is left`, left > 240 ? "" : left);
    await page.fill('[name="reason"]', `${words} More.`);
    check(`${person.name}: no warning before its time`, (await page.locator(".noddfa-session-soon").count()) === 0 ? "" : "there is one");
    await page.clock.fastForward((left - 100) * 1000);
    await page.clock.runFor(3000);
    const notice = page.locator(".noddfa-session-soon[role=alert]");
    await notice.waitFor();
    check(`${person.name}: the warning is in their language`, /[a-z]/i.test(await notice.innerText()) ? "" : "it is empty");
    await page.locator('main form [role="status"]:not(:empty)').waitFor();
    await Promise.all([page.waitForResponse((answer) => answer.url().endsWith("/stay") && answer.status() === 200),
        notice.locator("button").click()]);
    await notice.waitFor({ state: "detached" });
    check(`${person.name}: whoever stays has lost nothing`, (await typed_now(person)) === `${words} More.` ? "" : await typed_now(person));
}

/** Signed out elsewhere while a form was filled in: sent too late, it is there again after signing in. */
async function is_signed_out_meanwhile(person) {
    await person.page.context().clearCookies();
    await person.open("sign-in");
    check(`${person.name}: the way out in a hurry`,
        (await person.page.locator('.govuk-exit-this-page a, a.govuk-exit-this-page__button, [data-module="govuk-exit-this-page"] a').count()) > 0 ? "" : "there is none");
}

export async function check_typed(browser, server) {
    for (const [code, scripts, who] of [["en", true, "hv"], ["cy", true, "sw-3"], ["en", false, "chair-a"], ["cy", false, "chair-b"]]) {
        const person = await at(browser, server, who, code, scripts);
        try {
            await keeps_by_hand(person);
            if (scripts) {
                await keeps_by_itself(person);
                await is_warned(await at(browser, server, who, code, scripts));
            }
            await is_signed_out_meanwhile(person);
        } catch (error) {
            check(`${person.name}: to its end`, String(error.message).split("\n")[0]);
        }
        await person.page.context().close();
    }
}
