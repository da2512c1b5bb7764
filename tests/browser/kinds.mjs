// Conferences of other kinds. From the request to the invitation: a review with the plan and its core group, one before the
// birth. From the request to ready: one that meets again, a transfer in. And an address that is withheld, opened by two
// people. In a browser: English, wide, with scripts; Welsh, as wide as a telephone, without.
import { comes, considers, enquires, is_ready, prepares, takes_part } from "./family.mjs";
import { check } from "./report.mjs";
import { Walk, a_wednesday, days_ahead, today } from "./walker.mjs";

const wide = { code: "en", scripts: true, width: 1280 };
const narrow = { code: "cy", scripts: false, width: 390 };
const reference_at = (person) => new URL(person.page.url()).pathname.split("/")[3];

async function sends(worker, manager, reference) {
    await worker.follow("/request/send");
    await worker.pick("team_manager", "manager");
    await worker.send();
    await manager.open(`/conferences/${reference}/request/answer`);
    await manager.tick("answer", "approve");
    await manager.send();
}

async function books(coordinator, reference, at = "15:30") {
    await coordinator.open(`/conferences/${reference}/convene`);
    await coordinator.day("on", a_wednesday(8));
    await coordinator.type("at", at);
    await coordinator.pick("chair", "chair-b");
    await coordinator.pick("record_taker", "recorder-b");
    await coordinator.type("place", "Neuadd Ddychmygol");
    await coordinator.send();
    await coordinator.follow("/invite");
}

async function language_of(worker, whose, code) {
    await worker.press(`main a[href*="/request/needs/${whose}"]`);
    await worker.tick("language", code);
    await worker.send();
}

/** Of a child whom an earlier conference registered. */
async function asks_anew(worker, kind, more = {}) {
    await worker.open("/request-a-conference");
    await worker.tick("kind", kind);
    await worker.type("name", "Seren Breuddwyd");
    await worker.day("born", ["1", "5", "2018"]);
    for (const [field, text] of Object.entries(more)) await worker.type(field, text);
    await worker.press('main form[method="post"] button:not([name])');
    await worker.says("who may be meant is asked", /Is it one of these|un o'r rhain/);
    await worker.tick("same", "10A");
    await worker.send();
    return reference_at(worker);
}

/** From those who were asked to ready: prepared, answered, reported on, shared and looked at. */
async function gets_ready(walk, reference, people) {
    const chair = await walk.come("chair-b");
    await considers(chair, reference);
    await prepares(await walk.come("sw"), reference);
    for (const who of people) await takes_part(await walk.come(who), reference, walk.run);
    await is_ready(chair, reference);
}

/** Of a child on the register: what is known is taken over, and nobody is asked about new enquiries. */
async function reviews(walk) {
    const worker = await walk.come("sw");
    const reference = await asks_anew(worker, "review");
    await worker.says("the plan has the day of the review", /The plan has the review on or before/);
    check("a review asks for no new enquiries", (await worker.page.locator('main a[href$="/request/enquiries"]').count()) ? "it does" : "");
    await worker.follow("/request/adults-before");
    await worker.send();
    await worker.says("whom the earlier conference knows is taken over", /Mair Breuddwyd/);
    for (const whose of ["10A", "mother-10"]) await language_of(worker, whose, "cy");
    await sends(worker, await walk.come("manager"), reference);
    const coordinator = await walk.come("coordinator");
    await books(coordinator, reference);
    await coordinator.says("the core group is asked", /core group/);
    for (const one of ["sw@north-council", "hv@health-board", "teacher@school-1"])
        check(`${one} of the core group is ticked`, (await coordinator.page.isChecked(`[name="people"][value="${one}"]`)) ? "" : "no");
    await coordinator.send();
    const chair = await walk.come("chair-b");
    await chair.open(`/conferences/${reference}/readiness`);
    await chair.says("an advocate is considered anew", /ADV-02/);
}

/** By the mother and the day that is expected; a midwife has to be there. */
async function before_birth(walk) {
    const worker = await walk.come("sw");
    await worker.open("/request-a-conference");
    await worker.type("name", "Baban Rithiol");
    await worker.day("expected", days_ahead(90));
    await worker.send();
    const reference = reference_at(worker);
    await worker.follow("/request/new-adult");
    await worker.type("name", "Gwenllian Anweledig");
    await worker.tick("capacity", "parent");
    await worker.send();
    await worker.press('main a[href*="/request/child/"]');
    const mother = await worker.page.locator('[name="mother"] option').last().getAttribute("value");
    await worker.pick("mother", mother);
    await worker.send();
    await enquires(worker);
    await language_of(worker, "a-", "cy");
    await sends(worker, await walk.come("manager"), reference);
    const coordinator = await walk.come("coordinator");
    await books(coordinator, reference);
    await coordinator.tick("people", "hv@health-board");
    await coordinator.page.uncheck('[name="people"][value="midwife@health-board"]');
    await coordinator.send();
    await coordinator.open(`/conferences/${reference}`);
    await coordinator.says("without a midwife it is said", /UNB-01/);
    await coordinator.open(`/conferences/${reference}/invite`);
    await coordinator.tick("people", "midwife@health-board");
    await coordinator.send();
    const midwife = await walk.come("midwife");
    await midwife.open(`/conferences/${reference}/reply`);
    await midwife.tick("answer", "attending");
    await midwife.send();
    await coordinator.open(`/conferences/${reference}`);
    check("with one it is not", /UNB-01/.test(await coordinator.page.locator("main").innerText()) ? "it is" : "");
}

/** About what was decided before, by the day that was set. */
async function meets_again(walk) {
    const worker = await walk.come("sw");
    const reference = await asks_anew(worker, "reconvened", { reconvenes: "C10" });
    await worker.follow("/request/kind");
    await worker.day("due", a_wednesday(12));
    await worker.send();
    await worker.follow("/request/adults-before");
    for (const one of await worker.page.locator('[name="people"]:not([value="mother-10"])').all()) await one.uncheck();
    await worker.send();
    for (const whose of ["10A", "mother-10"]) await language_of(worker, whose, "cy");
    await sends(worker, await walk.come("manager"), reference);
    const coordinator = await walk.come("coordinator");
    await books(coordinator, reference, "9:30");
    const people = await coordinator.page.locator('[name="people"]:checked').evaluateAll((all) => all.map((one) => one.value.split("@")[0]));
    check("those of the earlier conference are ticked", people.length > 2 ? "" : people.join(" "));
    await coordinator.send();
    await gets_ready(walk, reference, people);
}

/** From where, and since when it is known: what counts from either is shown. */
async function moves_in(walk) {
    const worker = await walk.come("sw");
    await worker.open("/request-a-conference");
    await worker.tick("kind", "transfer_in");
    await worker.type("name", "Crwydryn Anweledig");
    await worker.day("born", ["3", "3", "2015"]);
    await worker.pick("school", "school-1");
    await worker.pick("practice", "surgery");
    await worker.pick("from_authority", "W06999902");
    await worker.day("notified_on", today());
    await worker.send();
    const reference = reference_at(worker);
    await worker.follow("/request/kind");
    await worker.day("agreed_permanent_on", today());
    await worker.send();
    await worker.says("both readings are shown", /CONV-09[^]*MOV-08|MOV-08[^]*CONV-09/);
    await worker.follow("/request/new-adult");
    await worker.type("name", "Crwydren Anweledig");
    await worker.tick("capacity", "parent");
    await worker.send();
    for (const whose of ["k-", "a-"]) await language_of(worker, whose, walk.run.code);
    await sends(worker, await walk.come("manager"), reference);
    const coordinator = await walk.come("coordinator");
    await books(coordinator, reference, "11:30");
    await coordinator.tick("people", "sw@north-council", "gp@surgery", "teacher@school-1");
    await coordinator.send();
    // Asked with the social worker, whose agency reports once.
    await comes(await walk.come("manager"), reference);
    await gets_ready(walk, reference, ["sw", "gp", "teacher"]);
}

/** Written once and read by nobody, until two people let somebody in. */
async function withholds(walk, family, reader) {
    const [conference, whose] = [`C${family}`, `mother-${family}`];
    const secret = "7 Stryd Gudd, Dychmygol";
    const worker = await walk.come("sw", true);
    await worker.open(`/conferences/${conference}/request`);
    await worker.follow(`/request/address/${whose}`);
    await worker.type("address", secret);
    await worker.send();
    const stands = async (person) => (await person.page.locator("main").innerText()).includes(secret);
    await worker.follow(`/request/address/${whose}`);
    check("who wrote an address reads it no more", (await stands(worker)) ? "they do" : "");
    await worker.press(`main a[href$="/addresses/${whose}/new-reader"]`);
    await worker.pick("person", reader);
    await worker.type("reason", "Dychmygol / invented");
    await worker.send();
    await worker.says("that it waits is said, and where", new RegExp(`readers/${reader}/agree`));
    const second = await walk.come("lsm", true);
    await second.open(`/conferences/${conference}/addresses/${whose}/readers/${reader}/agree`);
    await second.send();
    const let_in = await walk.come(reader);
    await let_in.open(`/addresses/${whose}`);
    check("whom two people let in reads it", (await stands(let_in)) ? "" : let_in.page.url());
    await second.open(`/addresses/${whose}`);
    check("who let them in does not", (await stands(second)) ? "they do" : "");
}

async function walks(browser, server, run, steps) {
    const walk = new Walk(browser, server, run);
    for (const step of steps)
        await step(walk).catch((error) => check(`kinds in ${run.code}: to the end`, String(error.stack)));
    await walk.end();
}

export async function check_kinds(browser, server) {
    await Promise.all([walks(browser, server, wide, [reviews, moves_in, (walk) => withholds(walk, "01", "sw-2")]),
        walks(browser, server, narrow, [before_birth, meets_again, (walk) => withholds(walk, "02", "sw-3")])]);
}
