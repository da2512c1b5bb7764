// One family from nothing to ready: asked for by a social worker, approved by the manager, convened, invited, answered and
// reported on, shared with the family, and looked at by the chair. Each comes from their own page and follows what it
// offers; what that takes of each in pages and clicks is counted and printed. English, wide, with scripts; Welsh, as wide
// as a telephone, without.
import { check } from "./report.mjs";
import { Walk, a_wednesday, today } from "./walker.mjs";

const runs = [
    { code: "en", scripts: true, width: 1280, child: "Gwawr Anwireddus", parent: "Nest Anwireddus", born: ["9", "4", "2017"] },
    { code: "cy", scripts: false, width: 390, child: "Macs Celwyddog", parent: "Lowri Celwyddog", born: ["21", "11", "2016"] },
];
const [school, surgery] = ["school-1", "surgery"];
/** What led to it: the strategy meeting, the enquiries and how they ended. */
export async function enquires(worker) {
    await worker.follow("/request/meeting");
    await worker.day("on", today());
    await worker.tick("agencies", "CH");
    await worker.send();
    await worker.follow("/request/enquiries");
    await worker.day("on", today());
    await worker.send();
    await worker.press('main a[href*="/request/determination/"]');
    await worker.tick("determination", "continuing_risk");
    await worker.send();
}

/** A social worker asks for the conference; gives its reference. */
async function asks(worker, run) {
    await worker.open("");
    await worker.press(`.govuk-service-navigation a[href="/${run.code}/conferences"]`);
    await worker.follow("/requests");
    await worker.follow("/request-a-conference");
    await worker.type("name", run.child);
    await worker.day("born", run.born);
    await worker.pick("school", school);
    await worker.pick("practice", surgery);
    await worker.send();
    const reference = new URL(worker.page.url()).pathname.split("/")[3];
    await worker.follow("/request/new-adult");
    await worker.type("name", run.parent);
    await worker.tick("capacity", "parent");
    await worker.send();
    await enquires(worker);
    for (const whose of ["k-", "a-"]) {
        await worker.press(`main a[href*="/request/needs/${whose}"]`);
        await worker.tick("language", run.code);
        await worker.send();
    }
    await worker.follow("/request/send");
    await worker.pick("team_manager", "manager");
    await worker.send();
    return reference;
}

async function approves(manager, reference) {
    await manager.open("");
    await manager.press(`main a[href*="/conferences/${reference}"]`);
    await manager.follow("/request/answer");
    await manager.tick("answer", "approve");
    await manager.send();
}

/** The coordinator books the day and asks everybody at once. */
async function convenes(coordinator, reference) {
    await coordinator.open("");
    await coordinator.press(`main a[href*="/conferences/${reference}"]`);
    await coordinator.follow("/convene");
    await coordinator.day("on", a_wednesday(9));
    await coordinator.type("at", "13:30");
    await coordinator.pick("chair", "chair-c");
    await coordinator.pick("record_taker", "recorder-a");
    await coordinator.type("place", "Neuadd Ddychmygol");
    await coordinator.press('main form button[value="look"]');
    await coordinator.send();
    await coordinator.follow("/invite");
    await coordinator.tick("people", "sw@north-council", "gp@surgery", "hv@health-board", "teacher@school-1");
    await coordinator.send();
}

/** The child and the parent are prepared, and asked to come. */
export async function prepares(worker, reference) {
    await worker.open("");
    await worker.press(`main a[href*="/conferences/${reference}"]`);
    await worker.follow("/family");
    await worker.press('main a[href*="/family/advocacy/"]');
    await worker.tick("answer", "declined");
    await worker.send();
    await worker.press('main a[href*="/family/participation/"]');
    await worker.tick("attends", "not_at_all");
    await worker.tick("chosen_with_child", "yes");
    await worker.send();
    await worker.press('main a[href*="/family/voice/"]');
    await worker.tick("method", "direct_work");
    await worker.type("text", "Dychmygol / invented");
    await worker.send();
    await worker.press('main a[href*="/family/preparation/"]');
    await worker.tick_each('[name="topics"]');
    await worker.tick_each('[name="leaflets"]');
    await worker.tick("told", "yes");
    await worker.send();
    await worker.press('main a[href*="/family/invitation/"]');
    await worker.tick("how", "spoken", "written");
    await worker.send();
}

/** The chair thinks that enough will be known, and asks whether anything is to be kept back. */
export async function considers(chair, reference) {
    await chair.open("");
    await chair.press(`main a[href*="/conferences/${reference}"]`);
    await chair.follow("/sufficiency");
    await chair.tick("likely", "yes");
    await chair.send();
    await chair.follow("/sharing");
    await chair.follow("/sharing/ask");
    await chair.send();
}

/** From the link in the message: will they come. */
async function replies(person, reference) {
    await person.open(`/conferences/${reference}/reply`);
    await person.tick("answer", "attending");
    await person.send();
}

/** A report; with nothing typed where nothing is known. */
async function reports(person, write) {
    await person.follow("/report");
    await person.press('main a[href*="/report/"]');
    if (write) await write(person);
    else await person.tick_each('main input[name$="-none"]');
    await person.send();
}

/** What they wrote is gone through with the parent. */
async function shares(person, code) {
    await person.follow("/share");
    await person.tick_each('[name="person"]');
    await person.tick("method", "in_person");
    await person.tick("language", code);
    await person.tick("discussed", "yes");
    await person.send();
}

async function keeps_nothing_back(person) {
    await person.follow("/withholding");
    await person.tick("anything", "no");
    await person.send();
}

/** A passage in each section that everybody is asked for. */
async function writes(person) {
    const sections = await person.page.locator('main section[class], main section').evaluateAll((all) =>
        all.map((one) => one.querySelector("textarea")?.name).filter(Boolean));
    for (const field of sections) {
        await person.type(field, "Dychmygol / invented");
        await person.tick(`${field}-type`, "fact");
    }
}

export async function takes_part(person, reference, { code }, write) {
    const { who } = person;
    person.task = `${who}: reply`;
    await replies(person, reference);
    person.task = `${who}: report`;
    await reports(person, write);
    person.task = `${who}: sharing`;
    await shares(person, code);
    await person.press(`main a[href$="/conferences/${reference}"], .govuk-breadcrumbs a[href$="/conferences/${reference}"]`);
    await keeps_nothing_back(person);
    person.task = undefined;
}

/** Of an agency that has reported already. */
export async function comes(person, reference) {
    await replies(person, reference);
    await keeps_nothing_back(person);
}

/** The lead of an agency that wants it answers its report. */
async function leads(lead, reference) {
    await lead.open("");
    await lead.press(`main a[href*="/conferences/${reference}/reports/"][href$="/approval"]`);
    await lead.tick("answer", "approve");
    await lead.send();
}

/** All of it is there: the page says so, and the chair sees who was shown what. */
export async function is_ready(chair, reference) {
    await chair.open("");
    await chair.press(`main a[href*="/conferences/${reference}"]`);
    await chair.follow("/readiness");
    await chair.says("it is ready", /Everything that is asked for|popeth y gofynnir amdano/);
    await chair.press(`.govuk-breadcrumbs a[href$="/conferences/${reference}"]`);
    await chair.follow("/sharing");
    check(`family: ${chair.walk.run.code}: nothing on the sharing page is red`,
        (await chair.page.locator("main .govuk-tag--red").count()) === 0 ? "" : await chair.page.locator("main").innerText());
}

async function walks(browser, server, run) {
    const walk = new Walk(browser, server, run);
    try {
        const reference = await asks(await walk.come("sw"), run);
        await approves(await walk.come("manager"), reference);
        await convenes(await walk.come("coordinator"), reference);
        await considers(await walk.come("chair-c"), reference);
        await prepares(await walk.come("sw"), reference);
        await takes_part(await walk.come("gp"), reference, run);
        for (const who of ["hv", "teacher", "sw"]) await takes_part(await walk.come(who), reference, run, writes);
        await comes(await walk.come("manager"), reference);
        await leads(await walk.come("nurse"), reference);
        await is_ready(await walk.come("chair-c"), reference);
    } catch (error) {
        check(`family in ${run.code}: to its end`, String(error.stack));
    }
    await walk.end();
    for (const [what, { pages, clicks, typed }] of Object.entries(walk.counts))
        console.log(`# family in ${run.code}, ${what}: ${pages} pages, ${clicks} clicks, ${typed} typed`);
}

export async function check_family(browser, server) {
    await Promise.all(runs.map((run) => walks(browser, server, run)));
}
