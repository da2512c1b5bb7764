// From the request to the day: a social worker asks, the manager sends back and approves, the coordinator books with what
// stands against it in view and moves it, parents are prepared and invited apart, the chair postpones; by keyboard alone.
import { check } from "./report.mjs";
import { at_browser } from "./somebody.mjs";
import { wednesday } from "./walker.mjs";

const save = 'main form[method="post"] button:not([name])';

/** Chooses one of a field's answers: ticks it, or comes to it by the arrow keys where one of several is chosen. */
async function choose(person, field, value) {
    const one = `[name="${field}"][value="${value}"]`;
    if (await person.page.isChecked(one)) return;
    if ((await person.page.getAttribute(one, "type")) === "checkbox") {
        await person.reach(one);
        return person.page.keyboard.press("Space");
    }
    await person.reach(`[name="${field}"]`);
    await person.page.keyboard.press("Space");
    for (let step = 0; step < 12 && !(await person.page.isChecked(one)); step += 1) await person.page.keyboard.press("ArrowDown");
}

async function type_day(person, field, day) {
    const [year, month, number] = day.toISOString().slice(0, 10).split("-");
    await person.type(`${field}-day`, number);
    await person.type(`${field}-month`, month);
    await person.type(`${field}-year`, year);
}

const days_from_now = (days) => new Date(Date.now() + days * 86400000);

async function pick(person, field, words) {
    await person.reach(`select[name="${field}"]`);
    await person.page.keyboard.type(words);
}

/** Begins a request and writes every part; gives the conference's reference. */
async function asks(person, name, year) {
    await person.open("request-a-conference");
    await person.type("name", name);
    await person.press(save);
    await person.says("a child without a day of birth is asked for one", /day of birth|diwrnod geni/);
    check(`${person.name}: the name typed is there still`, (await person.page.inputValue('[name="name"]')) === name ? "" : "no");
    await type_day(person, "born", new Date(Date.UTC(year, 4, 6)));
    await person.press(save);
    const reference = new URL(person.page.url()).pathname.split("/")[3];
    await person.press('main a[href$="/request/new-adult"]');
    await person.type("name", `Mair ${name.split(" ")[1]}`);
    await choose(person, "capacity", "parent");
    await person.press(save);
    await person.press('main a[href$="/request/meeting"]');
    await type_day(person, "on", new Date());
    await person.press(save);
    await person.press('main a[href$="/request/enquiries"]');
    await type_day(person, "on", new Date());
    await person.press(save);
    await person.press('main a[href*="/request/determination/"]');
    await choose(person, "determination", "continuing_risk");
    await person.press(save);
    await person.says("the day by which it is due is computed", /15 working days|15 diwrnod gwaith/);
    await person.press('main a[href*="/request/needs/"]');
    await choose(person, "language", "cy");
    await person.press(save);
    await person.press('main a[href$="/request/send"]');
    await pick(person, "team_manager", "Iestyn");
    await person.press(save);
    await person.says("it waits for the manager", /Iestyn/);
    return reference;
}

async function answers(person, reference, answer, words) {
    await person.open(`conferences/${reference}`);
    await person.press('main a[href$="/request/answer"]');
    await choose(person, "answer", answer);
    if (words) await person.type("reason", words);
    await person.press(save);
    person.is_at(`/conferences/${reference}/request`);
}

async function sends_again(person, reference) {
    await person.open(`conferences/${reference}/request`);
    await person.says("what the manager wants is said", /grandmother/);
    await person.press('main a[href$="/request/send"]');
    await person.press(save);
}

async function fills_the_slot(person, days, hour) {
    await type_day(person, "on", wednesday(days));
    await person.type("at", hour);
    await pick(person, "chair", "Gwilym");
    await pick(person, "record_taker", "Macsen");
    await person.type("place", "Neuadd");
}

async function books(person, reference) {
    await person.open(`conferences/${reference}/convene`);
    await fills_the_slot(person, 60, "10:00");
    await person.press('main form button[value="look"]');
    await person.says("that it would be late is said before it is booked", /CONV-02/);
    await type_day(person, "on", wednesday(6));
    await person.press(save);
    await person.open(`conferences/${reference}/convene`);
    await type_day(person, "on", wednesday(13));
    await person.press('main form button[value="look"]');
    await person.says("what moves with it is shown", /What changes with it|Yr hyn sy'n newid/);
    await person.press(save);
    person.is_at(`/conferences/${reference}/convene`);
}

async function prepares(person, reference) {
    await person.open(`conferences/${reference}/family`);
    await person.press('main a[href*="/family/advocacy/"]');
    await choose(person, "answer", "accepted");
    await person.press(save);
    await person.press('main a[href*="/family/preparation/"]');
    await choose(person, "topics", "purpose");
    await person.press(save);
    await person.press('main a[href*="/family/invitation/"]');
    await choose(person, "how", "spoken");
    await choose(person, "how", "written");
    await person.type("arrives", "09:40");
    await person.press(save);
    await person.says("when the parent is to come is said", /09:40/);
}

async function postpones(person, reference) {
    await person.open(`conferences/${reference}/postpone`);
    await choose(person, "ground", "illness");
    await person.type("reason", "The chair is ill.");
    await choose(person, "immediate_risk_excluded", "yes");
    await person.press(save);
    await person.says("without protection it is not postponed", /CONV-05/);
    await person.type("interim_protection", "The child stays with grandparents.");
    await type_day(person, "follow_up_on", days_from_now(3));
    await person.press(save);
    person.is_at(`/conferences/${reference}`);
}

/** Somebody like the one asked for is shown before anybody is recorded once more. */
async function is_asked_who(person, name, year) {
    await person.open("request-a-conference");
    await person.type("name", name);
    await type_day(person, "born", new Date(Date.UTC(year, 5, 5)));
    await person.press(save);
    await person.says("who may be the same is shown", /Is it one of these|Ai un o'r rhain/);
    await choose(person, "same", "none");
    await person.press(save);
}

export async function check_requests(browser, server) {
    for (const [code, scripts, name, year] of [["en", false, "Tesni Ddychmygus", 2019], ["cy", true, "Ynyr Rhithiol", 2017]]) {
        const worker = await at_browser(browser, server, "sw", code, scripts);
        const reference = await asks(worker, name, year);
        const manager = await at_browser(browser, server, "manager", code, scripts);
        await answers(manager, reference, "return", "Is the grandmother told?");
        await sends_again(worker, reference);
        await answers(manager, reference, "approve");
        await books(await at_browser(browser, server, "coordinator", code, scripts), reference);
        await prepares(worker, reference);
        await postpones(await at_browser(browser, server, "chair-b", code, scripts), reference);
        // Misspelled, with day and month exchanged.
        await is_asked_who(worker, name.replace("yr", "ir").replace("ni", "ny"), year);
    }
    const nurse = await at_browser(browser, server, "hv", "en", false);
    const answer = await nurse.page.goto(`${server.address}/en/request-a-conference`);
    check("who is not of social services asks for no conference", answer.status() === 404 ? "" : `status ${answer.status()}`);
}
