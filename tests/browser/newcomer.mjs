// Somebody who never signed in is invited, and comes from the letter's link to the answer: by keyboard alone, in both
// languages, with and without scripts.
import { writeFileSync } from "node:fs";
import { check } from "./report.mjs";
import { copied, noddfa, serve } from "./server.mjs";
import { enrol, Person } from "./signin.mjs";
import { at_browser } from "./somebody.mjs";

const conference = "C03"; // a day is booked
const runs = [["en", true], ["cy", false]];
/** Letter's link, password, app, recovery codes, worklist, invitation, and the conference that it leads to. */
const most = { pages: 7, presses: 6 };

const name = (code) => `newydd-${code}`;

/** Health visitors whose address nobody proved; gives where they are known, and each one's link as their letter has it. */
function unproved() {
    const place = copied("newcomer");
    const file = `${process.env.WORK}/newcomer.jsonl`;
    writeFileSync(file, runs.flatMap(([code]) => [
        { do: "RecordPractitioner", person: name(code), name: `Dychmygol ${name(code)}`, email: `${name(code)}@example.test`, preferred_language: code },
        { do: "JoinAgency", person: name(code), agency: "health-board", service: "health_visiting" },
    ]).map((line) => JSON.stringify(line)).join("\n"));
    check("newcomers are recorded", noddfa("import-replay", file, ...place).status === 0 ? "" : "no");
    return { place, links: runs.map(([code]) => noddfa("user", "link", name(code), ...place).stdout.split("\n")[0]) };
}

async function invite(coordinator, code) {
    await coordinator.open(`conferences/${conference}/invite?q=${name(code)}`);
    await coordinator.says("where the link goes is said before", new RegExp(`${name(code)}@example\\.test`));
    const box = `[name="people"][value^="${name(code)}@"]`;
    await coordinator.reach(box);
    if (!(await coordinator.page.isChecked(box))) await coordinator.page.keyboard.press("Space");
    await coordinator.press('main form[method="post"] [type="submit"]');
    coordinator.is_at(`/conferences/${conference}/invite`);
}

/** Counts what it takes. */
class Newcomer extends Person {
    pages = 0;
    presses = 0;
    async open(path) {
        this.pages += 1;
        await super.open(path);
    }
    async press(...where) {
        this.pages += 1;
        this.presses += 1;
        await super.press(...where);
    }
}

async function come(person, link) {
    await enrol(person, link);
    person.is_at("/work");
    await person.press(`main a[href$="/${conference}/reply"]`);
    await person.reach('[name="answer"]');
    await person.page.keyboard.press("Space");
    await person.press('main form [type="submit"]');
    person.is_at(`/conferences/${conference}`);
    for (const [what, limit] of Object.entries(most))
        check(`${person.name}: ${person[what]} ${what}, at most ${limit}`, person[what] <= limit ? "" : "more");
}

export async function check_newcomer(browser) {
    const { place, links } = unproved();
    const server = await serve(place);
    try {
        for (const [at, [code, scripts]] of runs.entries()) {
            await invite(await at_browser(browser, server, "coordinator", code, scripts), code);
            const context = await browser.newContext({ javaScriptEnabled: scripts, viewport: { width: 390, height: 900 } });
            const page = await context.newPage();
            page.setDefaultTimeout(10000);
            await come(new Newcomer(page, `newcomer ${code}`, server.home, code, scripts), links[at]);
            await context.close();
        }
    } finally {
        await server.stop();
    }
}
