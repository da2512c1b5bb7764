// Signing in through another organisation, in a browser, with a provider of another make: an account is bound to it from
// the letter, and then signs in, steps up and out by it alone. In both languages, with and without scripts.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import net from "node:net";
import { createInterface } from "node:readline";
import { check } from "./report.mjs";
import { noddfa, serve } from "./server.mjs";
import { Person } from "./signin.mjs";

const { WORK } = process.env;

function free_port() {
    return new Promise((resolve) => {
        const probe = net.createServer().listen(0, "127.0.0.1", () => {
            const { port } = probe.address();
            probe.close(() => resolve(port));
        });
    });
}

/** The provider for one site; `says` sends it a line and waits until it is done. */
async function started(address) {
    const child = spawn("node", ["tests/provider/provider.mjs", address], { stdio: ["pipe", "pipe", "ignore"] });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const issuer = (await lines.next()).value.replace(/^ready /, "");
    const says = async (line) => {
        child.stdin.write(`${line}\n`);
        await lines.next();
    };
    return { issuer, says, stop: () => child.stdin.end() };
}

async function walk(person, link) {
    const through = 'main a[href*="/sign-in/provider"]';
    await person.open(new URL(link).pathname);
    await person.submit(new URL(link).pathname.slice(3));
    person.is_at("/set-up/password");
    await person.press(through);
    person.is_at("/set-up/codes");
    await person.submit("/set-up/codes");
    check(`${person.name}: ten recovery codes`, (await person.codes()).length === 10 ? "" : "no");
    await person.submit("/set-up/finish");
    await person.open("account");
    person.is_at("/account");
    await person.open("sign-out");
    await person.submit("/sign-out");
    await person.open("sign-in");
    await person.press(through);
    await person.open("account");
    person.is_at("/account");
    await person.open("sign-in/again?to=" + encodeURIComponent(`/${person.code}/account`));
    await person.press(through);
    person.is_at("/account");
}

/** Who is nobody there is told so, and is not signed in. */
async function stranger(person) {
    await person.open("sign-in");
    await person.press('main a[href*="/sign-in/provider"]');
    check(`${person.name}: a subject that nobody bound is told so`,
        (await person.page.locator(".govuk-error-summary").count()) === 1 ? "" : person.page.url());
    await person.open("account");
    person.is_at("/sign-in");
}

export async function check_elsewhere(browser) {
    const port = await free_port();
    const home = `http://localhost:${port}`;
    const provider = await started(home);
    const files = ["--data", `${WORK}/elsewhere`, "--key", `${WORK}/elsewhere.key`];
    const config = `${WORK}/elsewhere.toml`;
    const secret = `${WORK}/elsewhere.secret`;
    writeFileSync(secret, "not a secret: + & %", { mode: 0o600 });
    writeFileSync(config, `port = ${port}\nprovider = "${provider.issuer}"\nprovider_client = "noddfa:ES256"\n`
        + `provider_secret = "${secret}"\nprovider_proves_two = true\nauthority = "W06000016"\n`);
    const place = ["--config", config, ...files];
    const runs = [["en", true], ["cy", false]];
    const people = `${WORK}/elsewhere.jsonl`;
    writeFileSync(people, runs.map(([code]) => JSON.stringify({ do: "RecordPractitioner", person: `bound-${code}`,
        name: `Dychmygol ${code}`, email: `bound-${code}@example.test`, preferred_language: code })).join("\n"));
    noddfa("user", "administrator", "neb@example.test", ...place);
    check("people are recorded at a site of its own", noddfa("import-replay", people, ...place).status === 0 ? "" : "no");
    const links = runs.map(([code]) => noddfa("user", "link", `bound-${code}`, ...place).stdout.split("\n")[0]);
    const server = await serve(place, port);
    try {
        for (const [at, [code, scripts]] of runs.entries()) {
            await provider.says(`person enghraifft-${code}`);
            const name = `another organisation, ${code}${scripts ? "" : " without scripts"}`;
            // Whatever a browser asks for, a page stays in the language in which it was begun.
            const context = await browser.newContext({ javaScriptEnabled: scripts, locale: code === "en" ? "cy" : "en",
                viewport: { width: 1280, height: 900 } });
            const page = await context.newPage();
            page.setDefaultTimeout(15000);
            const person = new Person(page, name, home, code, scripts);
            try {
                await walk(person, links[at]);
                await context.clearCookies();
                await provider.says("person nobody");
                await stranger(person);
            } catch (error) {
                check(`${name}: to its end`, String(error.message).split("\n")[0]);
            }
            await context.close();
        }
    } finally {
        await server.stop();
        provider.stop();
    }
}
