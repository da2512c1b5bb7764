// One family from nothing to ready: asked for by a social worker, approved by the manager, convened, invited, answered and
// reported on, shared with the family, and looked at by the chair. Each comes from their own page and follows what it
// offers; what that takes of each in pages and clicks is counted and printed. English, wide, with scripts; Welsh, as wide
// as a telephone, without.
import { axe_of, overflow } from "./pages.mjs";
import { sign_in } from "./people.mjs";
import { check } from "./report.mjs";

const runs = [
    { code: "en", scripts: true, width: 1280, child: "Gwawr Anwireddus", parent: "Nest Anwireddus", born: ["9", "4", "2017"] },
    { code: "cy", scripts: false, width: 390, child: "Macs Celwyddog", parent: "Lowri Celwyddog", born: ["21", "11", "2016"] },
];
const [school, surgery] = ["school-1", "surgery"];
const save = 'main form[method="post"] button:not([name])';

/** What is alike of two addresses: who and what they are about is left out. */
const kind_of = (address) => new URL(address).pathname.replace(/\/(R|k-|a-|r-)[\w-]+/g, "/…").replace(/\/(addresses|readers)\/[^/]+/g, "/$1/…");

/** Somebody who points and types; every page, click and answer typed is counted under what they are doing. */
class Somebody {
    static async come(walk, who) {
        const one = Object.assign(new Somebody(), { walk, who });
        const { browser, server, run } = walk;
        const open = async (scripts) => {
            const context = await browser.newContext({ javaScriptEnabled: scripts, viewport: { width: run.width, height: 900 } });
            await sign_in(context, server.address, who);
            return context.newPage();
        };
        one.page = await open(run.scripts);
        // axe asks by a script: the same page beside it.
        one.beside = run.scripts ? null : await open(true);
        one.page.setDefaultTimeout(8000);
        return one;
    }
    get counted() {
        const { counts } = this.walk;
        return (counts[this.task ?? this.who] ??= { pages: 0, clicks: 0, typed: 0 });
    }
    async arrive() {
        this.counted.pages += 1;
        const address = this.page.url();
        const kind = `/${kind_of(address).slice(1)} ${await this.page.locator(".govuk-error-summary").count()}`;
        if (this.walk.seen.has(kind)) return;
        this.walk.seen.add(kind);
        const name = `family: ${this.who} at ${kind_of(address)}`;
        check(`${name}: nothing wider than ${this.walk.run.width} pixels`, await overflow(this.page));
        if (this.beside && !kind.endsWith(" 0")) return;
        if (this.beside) await this.beside.goto(address);
        check(`${name}: axe`, await axe_of(this.beside ?? this.page));
        if (process.env.PICTURES)
            await this.page.screenshot({ path: `${process.env.PICTURES}/${kind_of(address).replace(/[^\w]+/g, "-")}.png`, fullPage: true });
    }
    async open(path) {
        await this.page.goto(`${this.walk.server.address}/${this.walk.run.code}${path}`);
        await this.arrive();
    }
    /** Follows a link or sends a form: the first that is there. */
    async press(selector) {
        this.counted.clicks += 1;
        await Promise.all([this.page.waitForEvent("load"), this.page.locator(selector).first().click()]);
        await this.arrive();
    }
    /** Follows a link of the page itself by the end of its address. */
    follow(end) {
        return this.press(`main a[href$="${end}"]`);
    }
    async send() {
        await this.press(save);
        check(`family: ${this.who} at ${kind_of(this.page.url())}: taken`,
            (await this.page.locator(".govuk-error-summary").count()) === 0 ? "" : await this.page.locator(".govuk-error-summary").innerText());
    }
    async tick(field, ...values) {
        for (const value of values) {
            const one = this.page.locator(`[name="${field}"][value="${value}"]`);
            if (await one.isChecked()) continue;
            this.counted.clicks += 1;
            await one.check();
        }
    }
    /** Everything of a kind that is in view. */
    async tick_each(selector) {
        for (const one of await this.page.locator(selector).all())
            if ((await one.isVisible()) && !(await one.isChecked())) {
                this.counted.clicks += 1;
                await one.check();
            }
    }
    async pick(field, value) {
        this.counted.clicks += 2;
        await this.page.selectOption(`[name="${field}"]`, value);
    }
    async type(field, text) {
        this.counted.typed += 1;
        await this.page.fill(`[name="${field}"]`, text);
    }
    async day(field, [day, month, year]) {
        this.counted.typed += 1;
        for (const [part, value] of Object.entries({ day, month, year })) await this.page.fill(`[name="${field}-${part}"]`, value);
    }
    async says(what, pattern) {
        const text = await this.page.locator("main").innerText();
        check(`family: ${this.who} ${this.walk.run.code}: ${what}`, pattern.test(text) ? "" : text.slice(0, 500));
    }
    async leave() {
        await this.page.context().close();
        if (this.beside) await this.beside.context().close();
    }
}

const parts_of = (day) => [day.getUTCDate(), day.getUTCMonth() + 1, day.getUTCFullYear()].map(String);
const today = () => parts_of(new Date());

/** The Wednesday after the next: no weekend, seldom a holiday, and within the time of a conference. */
function a_wednesday() {
    const day = new Date(Date.now() + 9 * 86400000);
    day.setUTCDate(day.getUTCDate() + ((3 - day.getUTCDay() + 7) % 7));
    return parts_of(day);
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
    await coordinator.day("on", a_wednesday());
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
async function prepares(worker, reference) {
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
async function considers(chair, reference) {
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
    await person.press('main a[href*="/report/k-"]');
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

async function takes_part(person, reference, { code }, write) {
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
async function comes(person, reference) {
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
async function is_ready(chair, reference) {
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
    const walk = { browser, server, run, counts: {}, seen: new Set() };
    const people = {};
    const come = async (who) => (people[who] ??= await Somebody.come(walk, who));
    try {
        const reference = await asks(await come("sw"), run);
        await approves(await come("manager"), reference);
        await convenes(await come("coordinator"), reference);
        await considers(await come("chair-c"), reference);
        await prepares(await come("sw"), reference);
        await takes_part(await come("gp"), reference, run);
        await takes_part(await come("hv"), reference, run, writes);
        await takes_part(await come("teacher"), reference, run, writes);
        await takes_part(await come("sw"), reference, run, writes);
        await comes(await come("manager"), reference);
        await leads(await come("nurse"), reference);
        await is_ready(await come("chair-c"), reference);
    } catch (error) {
        check(`family in ${run.code}: to its end`, String(error.stack));
    }
    for (const one of Object.values(people)) await one.leave();
    for (const [what, { pages, clicks, typed }] of Object.entries(walk.counts))
        console.log(`# family in ${run.code}, ${what}: ${pages} pages, ${clicks} clicks, ${typed} typed`);
}

export async function check_family(browser, server) {
    for (const run of runs) await walks(browser, server, run);
}
