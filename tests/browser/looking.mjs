// Access in an emergency, its review, and who has seen a child; by keyboard alone, in both languages, with and without
// scripts.
import { check } from "./report.mjs";
import { at_browser } from "./somebody.mjs";

const child = "12A"; // on the register
const reason = "Brought in with a broken arm, and nobody knows how it came about.";
const reviewed = "The hospital confirms it.";

/** Opens an address; what it answers. */
async function status_of(person, path) {
    const answer = await person.page.goto(`${person.address}/${person.code}${path}`);
    return answer.status();
}

async function type_text(person, field, text) {
    await person.reach(`[name="${field}"]`);
    await person.page.keyboard.press("Control+A");
    await person.page.keyboard.type(text);
}

async function claims(person) {
    await person.open("conferences");
    await person.press(`.govuk-service-navigation a[href="/${person.code}/emergency"]`);
    person.is_at("/emergency");
    await person.open(`emergency?child=${child}`);
    await person.says("the claim says that it is recorded", /60/);
    await type_text(person, "reason", "Hurt arm.");
    await person.press('main form [type="submit"]');
    const title = await person.page.title();
    check(`${person.name}: what is missing is said in the title`, /^(Error|Gwall)/.test(title) ? "" : title);
    check(`${person.name}: what was typed is kept`,
        (await person.page.inputValue('[name="reason"]')) === "Hurt arm." && (await person.page.inputValue('[name="child"]')) === child ? "" : "no");
    await person.reach('[name="emergency"]');
    await person.page.keyboard.press("Space");
    await person.press('main form [type="submit"]');
    await person.says("a short reason is refused and says why", /in a few more words|mewn ychydig mwy o eiriau/);
    await type_text(person, "reason", reason);
    await person.press('main form [type="submit"]');
    person.is_at(`/children/${child}/emergency`);
    await person.says("the minutes left are said", /(Minutes left|Munudau ar ôl): (60|59)/);
    await person.says("the co-ordinator is named", /co-ordinator|cydlynydd/i);
}

async function reviews(person) {
    await person.open("conferences");
    await person.press(`.govuk-service-navigation a[href="/${person.code}/looking"]`);
    person.is_at("/looking");
    await person.press(`main a[href="/${person.code}/claims"]`);
    person.is_at("/claims");
    await person.press(`main a[href*="/claims/${child}/"]`);
    await person.says("the reason given is shown", /broken arm/);
    await person.reach('[name="found"]');
    await person.page.keyboard.press("Space");
    await type_text(person, "reason", reviewed);
    await person.press('main form [type="submit"]');
    person.is_at("/claims");
}

async function looks_at_the_record(person, claimant) {
    await person.open("looking");
    await type_text(person, "child", child);
    await person.press('main form [type="submit"]');
    person.is_at(`/children/${child}/looks`);
    await type_text(person, "reason", "The family asked.");
    await person.press('main form [type="submit"]');
    await person.says("the emergency access is in the record", /emergency access|mynediad brys/);
    check(`${person.name}: the reason is in no address`, person.page.url().includes("family") ? person.page.url() : "");
    await person.open(`people/${claimant}/looks`);
    await type_text(person, "reason", "They stand out.");
    await person.press('main form [type="submit"]');
    await person.says("what they looked at is listed", new RegExp(child));
    const monday = new Date();
    monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
    await person.open(`looking?from=${monday.toISOString().slice(0, 10)}`);
    await person.says("who looked without work stands out", /Stands out|Yn sefyll allan/);
}

/** To who has no business there, none of it is there. */
async function is_kept_out(person) {
    for (const path of [`/children/${child}/looks`, "/people/police/looks", "/looking"]) {
        const status = await status_of(person, path);
        check(`${person.name}: ${path} is not there`, status === 404 ? "" : `status ${status}`);
    }
    await person.open("claims");
    check(`${person.name}: no claim of others is listed`,
        (await person.page.locator('main a[href*="/claims/"]').count()) === 0 ? "" : "there is one");
}

/** Each run by people of its own: a claim lasts an hour. */
const runs = [
    ["en", true, "police", "lsm"],
    ["cy", true, "teacher", "lsm"],
    ["en", false, "police-2", "lsm"],
    ["cy", false, "teacher-3", "lsm"],
];

export async function check_looking(browser, server) {
    for (const [code, scripts, claimant, manager] of runs) {
        await claims(await at_browser(browser, server, claimant, code, scripts));
        const reviewer = await at_browser(browser, server, manager, code, scripts);
        await reviews(reviewer);
        await looks_at_the_record(reviewer, claimant);
        await is_kept_out(await at_browser(browser, server, "midwife", code, scripts));
    }
}
