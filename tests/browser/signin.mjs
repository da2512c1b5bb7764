// Signing in, in a browser: from the letter to the account, and every way back in; by keyboard alone, in both languages,
// with and without scripts.
import { createHmac } from "node:crypto";
import { writeFileSync } from "node:fs";
import { axe_of, overflow } from "./pages.mjs";
import { check } from "./report.mjs";
import { copied, noddfa, serve } from "./server.mjs";

const password = "tri gair am ddraig";
const other_password = "geiriau newydd sbon";

/** The code of a generator, `ahead` steps from now (RFC 6238). Each is taken once. */
function code_of(key, ahead) {
    const bits = [...key].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
    const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
    const step = Buffer.alloc(8);
    step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + ahead));
    const mac = createHmac("sha1", secret).update(step).digest();
    const at = mac[19] & 15;
    return String((mac.readUInt32BE(at) & 0x7fffffff) % 1000000).padStart(6, "0");
}

/** Somebody at a browser who touches the keyboard alone. */
export class Person {
    constructor(page, name, address, code, scripts) {
        Object.assign(this, { page, name, address, code, scripts, seen: new Set() });
    }
    /** Tabs to the first of `selector` and fails where no Tab leads there. */
    async reach(selector) {
        for (let stop = 0; stop < 60; stop += 1) {
            if (await this.page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
            await this.page.keyboard.press("Tab");
        }
        throw new Error(`no Tab leads to ${selector} on ${this.page.url()}`);
    }
    async type(field, text) {
        await this.reach(`[name="${field}"]`);
        await this.page.keyboard.press("Control+A");
        await this.page.keyboard.type(text);
    }
    async press(selector, key = "Enter") {
        await this.reach(selector);
        await Promise.all([this.page.waitForEvent("load"), this.page.keyboard.press(key)]);
        await this.look();
    }
    submit(action) {
        return this.press(`form[action$="${action}"] [type="submit"]`);
    }
    async open(path) {
        await this.page.goto(this.address + (path.startsWith("/") ? path : `/${this.code}/${path}`));
        await this.look();
    }
    is_at(path) {
        const place = new URL(this.page.url()).pathname;
        check(`${this.name}: ${path}`, place === `/${this.code}${path}` ? "" : `is at ${place.replace(/[\w-]{43}/, "…")}`);
    }
    async says(what, pattern) {
        const text = await this.page.locator("main").innerText();
        check(`${this.name}: ${what}`, pattern.test(text) ? "" : text.slice(0, 200));
    }
    /** Every page on the way, once: axe, width, language. */
    async look() {
        const where = `${new URL(this.page.url()).pathname} ${await this.page.title()}`.replace(/[\w-]{43}/, "…");
        if (this.seen.has(where)) return;
        this.seen.add(where);
        // Without scripts nothing can be put in that asks.
        if (this.scripts) check(`${this.name}: ${where}: axe`, await axe_of(this.page));
        await this.page.setViewportSize({ width: 320, height: 900 });
        check(`${this.name}: ${where}: nothing wider than 320 pixels`, await overflow(this.page));
        await this.page.setViewportSize({ width: 1280, height: 900 });
        const lang = await this.page.evaluate(() => document.documentElement.lang);
        check(`${this.name}: ${where}: language`, lang === this.code ? "" : lang);
        if (process.env.PICTURES) {
            const file = `${process.env.PICTURES}/${this.code}-${where.replace(/[^\w]+/g, "-")}`;
            await this.page.screenshot({ path: `${file}.png`, fullPage: true });
            await this.page.setViewportSize({ width: 390, height: 900 });
            await this.page.screenshot({ path: `${file}-390.png`, fullPage: true });
            await this.page.setViewportSize({ width: 1280, height: 900 });
        }
    }
    /** Connects an app to the key on the page; its code `ahead` of now is typed. */
    async connect(ahead) {
        this.key = (await this.page.locator(".noddfa-key").innerText()).replaceAll(" ", "");
        await this.type("code", code_of(this.key, ahead));
        await this.submit("/set-up/app");
    }
    codes() {
        return this.page.locator(".noddfa-codes code").allInnerTexts();
    }
}

/** From the letter to an account with a password and an app. */
export async function enrol(person, link) {
    await person.open(new URL(link).pathname);
    await person.submit(new URL(link).pathname.slice(3));
    await person.type("password", password);
    await person.submit("/set-up/password");
    await person.connect(0);
    await person.submit("/set-up/finish");
}

/** Password, app and recovery codes; out, in again, a proof anew, a lost phone. */
async function with_password(person, link) {
    await person.open(new URL(link).pathname);
    await person.submit(new URL(link).pathname.slice(3));
    person.is_at("/set-up/password");
    await person.type("password", "byr");
    await person.submit("/set-up/password");
    await person.says("a short password is refused and says why", /12/);
    await person.type("password", password);
    await person.submit("/set-up/password");
    person.is_at("/set-up/app");
    await person.type("code", "000000");
    await person.submit("/set-up/app");
    check(`${person.name}: a wrong code says so in the title`, /^(Error|Gwall): /.test(await person.page.title()) ? "" : await person.page.title());
    await person.connect(-1);
    const codes = await person.codes();
    check(`${person.name}: ten recovery codes`, codes.length === 10 ? "" : codes.length);
    await person.submit("/set-up/finish");
    await person.open("account");
    await person.says("the account shows the address", /@example\.test/);

    await person.open("sign-out");
    await person.submit("/sign-out");
    person.is_at("/sign-in");
    check(`${person.name}: nothing is wrong before anything was done`, (await person.page.locator("[role=alert]:visible").count()) === 0 ? "" : "yes");
    const address = person.login;
    await person.type("login", address);
    await person.type("password", "rhywbeth arall yn llwyr");
    await person.submit("/sign-in");
    check(`${person.name}: the address is kept, the password is not`,
        (await person.page.inputValue('[name="login"]')) === address && (await person.page.inputValue('[name="password"]')) === "" ? "" : "no");
    await person.type("login", address);
    await person.type("password", password);
    await person.submit("/sign-in");
    person.is_at("/sign-in/code");
    await person.type("code", code_of(person.key, 0));
    await person.submit("/sign-in/code");
    await person.open("account");
    person.is_at("/account");

    await person.open("sign-in/again?to=" + encodeURIComponent(`/${person.code}/account`));
    await person.type("password", password);
    await person.type("code", code_of(person.key, 1));
    await person.submit("/sign-in/again");
    person.is_at("/account");
    await person.press('[value="password"] ~ button');
    person.is_at("/set-up/password");
    await person.type("password", other_password);
    await person.submit("/set-up/password");
    person.is_at("/account");

    await person.open("sign-out");
    await person.submit("/sign-out");
    await person.type("login", address);
    await person.type("password", other_password);
    await person.submit("/sign-in");
    await person.press('a[href$="/sign-in/recovery-code"]');
    await person.type("code", codes[0].toUpperCase());
    await person.submit("/sign-in/recovery-code");
    person.is_at("/set-up/app");
    await person.connect(0);
    person.is_at("/set-up/codes");
    await person.submit("/set-up/finish");
    await person.open("account");
    person.is_at("/account");
    await person.submit("/account/everywhere");
    person.is_at("/sign-in");
    await person.open("account");
    await person.says("whoever signed out everywhere is out", /e-?(mail|bost)/i);

    await person.open("recover");
    await person.type("login", "neb@example.test");
    await person.submit("/recover");
    person.is_at("/recover/sent");
    await person.open(new URL(link).pathname);
    await person.says("a link works once", /(no longer|mwyach)/);
}

/** Chromium's own authenticator, in place of a device. */
async function with_passkey(person, link) {
    const session = await person.page.context().newCDPSession(person.page);
    await session.send("WebAuthn.enable");
    await session.send("WebAuthn.addVirtualAuthenticator", {
        options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true,
            isUserVerified: true, automaticPresenceSimulation: true },
    });
    await person.open(new URL(link).pathname);
    await person.submit(new URL(link).pathname.slice(3));
    await person.submit("/set-up/passkey");
    check(`${person.name}: ten recovery codes`, (await person.codes()).length === 10 ? "" : "no");
    await person.submit("/set-up/finish");
    await person.open("sign-out");
    await person.submit("/sign-out");
    await person.submit("/sign-in/passkey");
    await person.open("account");
    person.is_at("/account");
    await person.open("sign-in/again?to=" + encodeURIComponent(`/${person.code}/account`));
    await person.submit("/sign-in/passkey");
    person.is_at("/account");
    await person.press('[value="remove-passkey"] ~ [name="which"] ~ button');
    check(`${person.name}: the last way to sign in stays`, (await person.page.locator(".govuk-error-summary").count()) === 1 ? "" : "no");
}

const ways = [["scripts", true, with_password], ["no-scripts", false, with_password], ["passkey", true, with_passkey]];

/** Makes people of a site whom nobody signed in as yet, before it is served; gives each one's link. */
function invited(place) {
    const all = ["en", "cy"].flatMap((code) => ways.map(([how]) => [code, `${how}-${code}`]));
    const file = `${process.env.WORK}/invited.jsonl`;
    writeFileSync(file, all.map(([code, person]) => JSON.stringify({ do: "RecordPractitioner", person,
        name: `Dychmygol ${person}`, email: `${person}@example.test`, preferred_language: code })).join("\n"));
    check("people are recorded", noddfa("import-replay", file, ...place).status === 0 ? "" : "no");
    return Object.fromEntries(all.map(([, person]) => [person, noddfa("user", "link", person, ...place).stdout.split("\n")[0]]));
}

export async function check_sign_in(browser) {
    const place = copied("signing-in");
    const people = invited(place);
    const { home: address, stop } = await serve(place);
    const visits = [];
    for (const code of ["en", "cy"])
        for (const [how, scripts, walk] of ways)
            visits.push(async () => {
                const name = `signing in, ${code}, ${how}`;
                const context = await browser.newContext({ javaScriptEnabled: scripts, viewport: { width: 1280, height: 900 } });
                const page = await context.newPage();
                page.setDefaultTimeout(10000);
                const faults = [];
                page.on("console", (message) => message.type() === "error" && !/status of 4(10|22)/.test(message.text()) && faults.push(message.text()));
                page.on("pageerror", (error) => faults.push(error.message));
                const person = new Person(page, name, address, code, scripts);
                const who = `${how}-${code}`;
                person.login = `${who}@example.test`;
                try {
                    await walk(person, people[who]);
                } catch (error) {
                    check(`${name}: to its end`, String(error.message).split("\n")[0]);
                }
                check(`${name}: no error in the console, nothing against the policy`, faults.join("; "));
                await context.close();
            });
    const work = async () => {
        for (let next = visits.shift(); next; next = visits.shift()) await next();
    };
    await Promise.all([work(), work()]);
    await stop();
}
