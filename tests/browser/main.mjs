import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { check_desk } from "./desk.mjs";
import { check_inviting } from "./inviting.mjs";
import { check_kinds } from "./kinds.mjs";
import { check_looking } from "./looking.mjs";
import { check_newcomer } from "./newcomer.mjs";
import { check_markup } from "./markup.mjs";
import { check_elsewhere } from "./elsewhere.mjs";
import { check_family } from "./family.mjs";
import { check_founding } from "./founding.mjs";
import { check_opening } from "./opening.mjs";
import { cookie_of } from "./people.mjs";
import { Pages } from "./pages.mjs";
import { damaged, overload } from "./faults.mjs";
import { errors, headers, refusals } from "./protocol.mjs";
import { check, timed, total } from "./report.mjs";
import { check_requests } from "./request.mjs";
import { check_reports } from "./reports.mjs";
import { copied, request, serve } from "./server.mjs";
import { check_sign_in } from "./signin.mjs";
import { check_staff } from "./staff.mjs";
import { check_typed } from "./typed.mjs";
import { not_pages, visits } from "./visits.mjs";

const flags = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];
// Chromium keeps root in no sandbox of its own.
if (process.getuid() === 0) flags.push("--no-sandbox");

/** The routes as the router has them: each is visited, or no page. */
function check_routes() {
    const lines = readFileSync(join(process.env.WORK, "routes"), "utf8").trim().split("\n").map((line) => line.split(" "));
    const routes = lines.filter(([, method]) => method === "GET").map(([name]) => name);
    for (const route of routes)
        check(`route ${route} is visited`, route in visits || route in not_pages ? "" : "visits.mjs does not know it");
    for (const route of [...Object.keys(visits), ...Object.keys(not_pages)])
        check(`${route} is a route`, routes.includes(route) ? "" : "the router does not know it");
}

/** The names of everybody on the register and in the month, which no title may have. */
async function names_of_children(address) {
    const found = new Set();
    for (const [person, path] of [["custodian", "/en/register"], ["coordinator", "/en/conferences?view=month"]]) {
        const { text } = await request(address, path, { headers: { cookie: await cookie_of(address, person) } });
        for (const [, name] of text.matchAll(/(?:\/en\/children\/[^"]+">|data-label="Children"><div>)([^<]+)</g))
            name.split(" ").forEach((word) => word.length > 3 && found.add(word));
    }
    return [...found].filter((word) => /^\p{Lu}/u.test(word));
}

/** What is visited, of one person in one language at a time; the longest first. */
function visits_of_each() {
    const paths = {};
    for (const { person, path } of Object.values(visits).flat()) (paths[person] ??= []).push(path);
    return Object.entries(paths).sort(([, one], [, other]) => other.length - one.length)
        .flatMap(([person, all]) => ["en", "cy"].map((code) => ({ code, person, paths: all })));
}

/** Every route's pages, and what is said over the wire. Nothing is changed here. */
async function look(browser, server) {
    const names = await names_of_children(server.address);
    check("names of children were found to look for", names.length > 10 ? "" : names.length);
    const markup = new Map();
    const waiting = visits_of_each();
    const work = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
            const pages = await Pages.open(browser, server.address, next.person);
            for (const path of next.paths)
                markup.set(`/${next.code}${path} ${next.person}`, await pages.visit(next.code, path, names));
            await pages.close();
        }
    };
    await timed("pages", () => Promise.all([work(), work()]));
    for (const one of Object.values(visits).map(([first]) => first)) await headers(server.address, one);
    await errors(server.address);
    for (const path of ["/en/nowhere", "/cy/nowhere"]) markup.set(path, (await request(server.address, path)).text);
    for (const [path, text] of [...await overload(), ...await damaged()]) markup.set(path, text);
    await timed("markup", () => check_markup(markup));
    refusals(server.address);
}

/** What people do, in order. What they change is seen by whoever comes after them. */
const walks = (...steps) => async (browser, server) => {
    for (const step of steps) {
        await timed(step.name, () => step(browser, server)).catch((error) => check(`${step.name}: to its end`, error.stack));
        for (const context of browser.contexts()) await context.close();
    }
};

/** On a copy of the demonstration and in a browser of its own. */
async function on_a_site(name, work) {
    const server = await serve(copied(name));
    const browser = await chromium.launch({ executablePath: "/usr/bin/chromium-headless-shell", args: flags });
    try {
        await work(browser, server);
    } catch (error) {
        check(`${name}: to the end`, error.stack);
    } finally {
        await browser.close();
        const ended = await server.stop();
        check(`${name}: serve stops when asked, and says so`, ended.status === 0 && ended.text.includes("Stopped") ? "" : `status ${ended.status}`);
    }
}

check_routes();
// Side by side: what walks wait for leaves the machine to the pages.
await Promise.all([
    on_a_site("walks-of-a-family", walks(check_family, check_kinds, check_requests, check_reports, check_inviting, check_opening)),
    on_a_site("walks-of-staff", walks(check_desk, check_sign_in, check_elsewhere, check_founding, check_newcomer, check_looking, check_typed, check_staff)),
    on_a_site("pages", look),
]);
process.exitCode = total() ? 0 : 1;
