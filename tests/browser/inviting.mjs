// From the invitation to the answer: the coordinator asks several at once, a practitioner sends apologies and names a
// colleague, thinks better of it; by keyboard alone, in both languages, with and without scripts.
import { check } from "./report.mjs";
import { at_browser } from "./somebody.mjs";

const conference = "C01"; // requested, nobody invited yet

const tick = async (person, selector) => {
    await person.reach(selector);
    await person.page.keyboard.press("Space");
};

async function invites(person, whom) {
    await person.open(`conferences/${conference}`);
    await person.press(`main a[href$="/${conference}/invite"]`);
    for (const one of whom)
        if (!(await person.page.isChecked(`[name="people"][value^="${one}@"]`)))
            await tick(person, `[name="people"][value^="${one}@"]`);
    await person.press('main form[method="post"] [type="submit"]');
    person.is_at(`/conferences/${conference}/invite`);
    for (const one of whom)
        check(`${person.name}: ${one} is invited`,
            (await person.page.locator(`main a[href$="/invitees/${one}"]`).count()) === 1 ? "" : "not in the list");
}

/** From the conference to a time at which somebody is free, and to the form with it filled in. */
async function chooses_a_time(person) {
    await person.open(`conferences/${conference}/convene`);
    await person.press(`main a[href$="/${conference}/slots"]`);
    await person.press('main a[href*="of=record_taker"]');
    const free = person.page.locator('main td a[href*="/convene?on="]').last();
    const [, on, at, who] = (await free.getAttribute("href")).match(/on=([^&]+)&at=([^&]+)&record_taker=(.+)$/);
    await free.focus();
    await person.press(":focus");
    person.is_at(`/conferences/${conference}/convene`);
    const field = (name) => person.page.inputValue(`[name="${name}"]`);
    const filled = [await field("on-year"), await field("at"), await field("record_taker")].join(" ");
    check(`${person.name}: day, time and record taker are filled in`,
        filled === [on.slice(0, 4), decodeURIComponent(at), who].join(" ") ? "" : filled);
}

async function answers(person) {
    await person.open(`conferences/${conference}/reply`);
    await tick(person, '[name="answer"]');
    await person.page.keyboard.press("ArrowDown"); // apologies
    await person.press('main form [type="submit"]');
    person.is_at(`/conferences/${conference}`);
    await person.press(`main a[href$="/${conference}/reply"]`);
    await person.says("the answer so far is said", /apologies|ymddiheuriadau/);
    await tick(person, '[name="answer"]:checked');
    await person.page.keyboard.press("ArrowUp"); // attending
    await person.press('main form [type="submit"]');
    person.is_at(`/conferences/${conference}`);
}

export async function check_inviting(browser, server) {
    await invites(await at_browser(browser, server, "coordinator", "en", false), ["sw", "hv"]);
    await invites(await at_browser(browser, server, "coordinator", "cy", true), ["teacher", "police"]);
    await chooses_a_time(await at_browser(browser, server, "coordinator", "en", false));
    await answers(await at_browser(browser, server, "hv", "cy", false));
    await answers(await at_browser(browser, server, "teacher", "en", true));
    const stranger = await at_browser(browser, server, "custodian", "cy", false);
    await stranger.open(`conferences/${conference}/reply`);
    await stranger.says("somebody else's link says so", /Nid oes gwahoddiad/);
}
