// A site of one's own, from nothing: the first people are named on the command line, and bring it to where conferences can
// be asked for, in a browser; in both languages, with and without scripts.
import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "./report.mjs";
import { noddfa, serve } from "./server.mjs";
import { enrol, Person } from "./signin.mjs";
import { look, press, says, send } from "./somebody.mjs";

const { WORK } = process.env;
const council = "W06000024";
const first = [["administrator", "eira", "en", true], ["administrator", "glyn", "cy", false],
    ["director", "mair", "cy", true], ["director", "owen", "en", false]];

/** Names the first people; gives how to serve the site, and each one's link. */
function founded() {
    const folder = mkdtempSync(join(WORK, "founded-"));
    const config = join(folder, "noddfa.toml");
    writeFileSync(config, `data = "site"\nkey = "site.key"\nauthority = "${council}"\n`);
    const user = (post, name, code = "en") => noddfa("user", post, `${name}@example.test`, "--config", config, "--lang", code);
    const links = Object.fromEntries(first.map(([post, name, code]) => [name, user(post, name, code).stdout.split("\n")[0]]));
    for (const post of ["administrator", "director"])
        check(`founding: no third ${post}`, user(post, "trydydd").status === 1 ? "" : "made");
    return { place: ["--config", config], links };
}

class Desk {
    constructor(person) {
        Object.assign(this, { page: person.page, name: person.name, scripts: person.scripts, home: `${person.address}/${person.code}/administration` });
    }
    async open(path) {
        await this.page.goto(`${this.home}/${path}`);
        await look(this.page, `${this.name}: ${path.replace(/a-\w+/, "…")}`, this.scripts);
    }
    async sent(what) {
        await send(this.page);
        check(`${this.name}: ${what}`, (await this.page.locator(".govuk-error-summary").count()) === 0 ? "" : await this.page.locator(".govuk-error-summary").innerText());
    }
    /** The one thing that waits for a second person. */
    async agree(what) {
        await this.open("waiting");
        await press(this.page, this.page.locator('main tbody a[href*="/waiting/"]').first());
        await this.sent(what);
    }
    async propose(person, post) {
        await this.open(`people/${person}/new-post`);
        await this.page.check(`[name="post"][value="${post}"]`);
        await this.page.selectOption('[name="authority"]', council);
        await this.page.fill('[name="reason"]', "Dychmygol / invented");
        await this.sent(`${post} is proposed`);
    }
    async agree_post(person, post) {
        await this.open(`people/${person}/posts/${post}/${council}/agree`);
        await this.sent(`${post} is agreed to`);
    }
}

async function an_agency(one, other) {
    await one.open("new-agency");
    await one.page.fill('[name="name"]', "Invented Council");
    await one.page.fill('[name="welsh_name"]', "Cyngor Dychmygol");
    await one.page.selectOption('[name="sector"]', "social_services");
    await one.page.check('[name="services"][value="social_work"]');
    await one.page.check(`[name="authorities"][value="${council}"]`);
    await one.sent("an agency is proposed");
    await other.agree("the agency is agreed to");
    await other.open("agencies");
    const place = await other.page.locator('main a[href*="/agencies/a"]').first().getAttribute("href");
    return place.split("/").pop();
}

async function people(desk, agency) {
    await desk.open("import");
    await desk.page.fill("textarea", `person,name,email,preferred_language,agency\n${["rheolwr", "cydlynydd"].map((who) => `${who},Dychmygol ${who},${who}@example.test,cy,${agency}`).join("\n")}\n`);
    await send(desk.page);
    await says(desk.page, `${desk.name}: two are new`, /new: 2|newydd: 2/);
    await desk.sent("the table is taken");
}

export async function check_founding(browser) {
    const { place, links } = founded();
    const server = await serve(place);
    const desks = {};
    try {
        for (const [post, name, code, scripts] of first) {
            const context = await browser.newContext({ javaScriptEnabled: scripts, viewport: { width: 390, height: 900 } });
            const page = await context.newPage();
            page.setDefaultTimeout(10000);
            const person = new Person(page, `founding, ${post} ${name}`, server.home, code, scripts);
            await enrol(person, links[name]);
            desks[name] = new Desk(person);
        }
        const { eira, glyn, mair, owen } = desks;
        await people(eira, await an_agency(eira, glyn));
        await mair.propose("rheolwr", "lead_manager");
        await owen.agree_post("rheolwr", "lead_manager");
        await eira.propose("cydlynydd", "coordinator");
        await glyn.agree_post("cydlynydd", "coordinator");
        await eira.open("people/rheolwr/invite");
        await eira.sent("a link is sent");
        await owen.open("posts");
        for (const who of ["eira", "glyn", "mair", "owen", "rheolwr", "cydlynydd"])
            await says(owen.page, `${owen.name}: ${who} holds a post`, new RegExp(who));
    } catch (error) {
        check("founding: to its end", String(error.message).split("\n")[0]);
    } finally {
        for (const { page } of Object.values(desks)) await page.context().close();
        await server.stop();
    }
}
