import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { desk } from "./desk.mjs";
import { check_inviting } from "./inviting.mjs";
import { check_kinds } from "./kinds.mjs";
import { check_looking } from "./looking.mjs";
import { check_markup } from "./markup.mjs";
import { check_elsewhere } from "./elsewhere.mjs";
import { check_family } from "./family.mjs";
import { check_opening } from "./opening.mjs";
import { cookie_of } from "./people.mjs";
import { visit, visit_without_scripts } from "./pages.mjs";
import { damaged, overload } from "./faults.mjs";
import { errors, headers, refusals } from "./protocol.mjs";
import { check, total } from "./report.mjs";
import { check_requests } from "./request.mjs";
import { check_reports } from "./reports.mjs";
import { request, serve } from "./server.mjs";
import { invited, sign_in } from "./signin.mjs";
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

const people = invited();
const server = await serve();
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
try {
    check_routes();
    const names = await names_of_children(server.address);
    check("names of children were found to look for", names.length > 10 ? "" : names.length);
    const all = Object.values(visits).flat().flatMap((one) => ["en", "cy"].map((code) => [code, one]));
    const markup = new Map();
    const work = async () => {
        for (let next = all.shift(); next; next = all.shift()) {
            const [code, one] = next;
            markup.set(`/${code}${one.path} ${one.person}`, await visit(browser, server.address, code, one, names));
            await visit_without_scripts(browser, server.address, code, one);
        }
    };
    await desk(browser, server.address);
    await Promise.all([work(), work()]);
    for (const one of Object.values(visits).map(([first]) => first)) await headers(server.address, one);
    await errors(server.address);
    await sign_in(browser, server.home, people);
    await check_elsewhere(browser);
    await check_looking(browser, server);
    await check_requests(browser, server);
    await check_typed(browser, server);
    await check_reports(browser, server.address);
    await check_staff(browser, server);
    await check_inviting(browser, server);
    await check_kinds(browser, server);
    await check_family(browser, server);
    await check_opening(browser, server);
    for (const path of ["/en/nowhere", "/cy/nowhere"]) markup.set(path, (await request(server.address, path)).text);
    for (const [path, text] of [...await overload(), ...await damaged()]) markup.set(path, text);
    check_markup(markup);
    refusals(server.address);
} finally {
    await browser.close();
    const ended = await server.stop();
    check("serve stops when asked, and says so", ended.status === 0 && ended.text.includes("Stopped") ? "" : `status ${ended.status}`);
}
process.exitCode = total() ? 0 : 1;
