// What is said over the wire: headers, odd requests, refusals.
import { mkdirSync, writeFileSync } from "node:fs";
import { cookie_of } from "./people.mjs";
import { check } from "./report.mjs";
import { noddfa, raw, request, site } from "./server.mjs";

const { ASSETS, WORK } = process.env;
const secret = "Gwenhwyfar-Canari";

/** What every page says beside its text. */
function headers_of(response) {
    const policy = response.headers["content-security-policy"] ?? "";
    const wanted = {
        "default-src 'none'": policy.includes("default-src 'none'"),
        "frame-ancestors 'none'": policy.includes("frame-ancestors 'none'"),
        "no unsafe source": !/unsafe|\*|data:|https?:/.test(policy),
        "no-store": response.headers["cache-control"] === "no-store",
        nosniff: response.headers["x-content-type-options"] === "nosniff",
        "same-origin": response.headers["referrer-policy"] === "same-origin",
        "no cookie but for this host, out of reach of scripts and other sites": (response.headers["set-cookie"] ?? [])
            .every((line) => /; Path=\/(;|$)/.test(line) && line.includes("; HttpOnly") && /; SameSite=(Lax|Strict)/.test(line) && !/Domain/i.test(line)),
        "nothing inline": !/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/i.test(response.text),
    };
    return Object.keys(wanted).filter((name) => !wanted[name]).join(", ");
}

export async function headers(address, one) {
    const path = `/en${one.path}`;
    const headers = { cookie: await cookie_of(address, one.person) };
    const got = await request(address, path, { headers });
    check(`${path}: headers`, headers_of(got));
    const head = await request(address, path, { method: "HEAD", headers });
    const same = ["content-type", "content-length", "content-security-policy", "cache-control"].every(
        (name) => head.headers[name] === got.headers[name]);
    check(`${path}: HEAD`, head.status === got.status && head.text === "" && same ? "" : "is not as GET without the text");
    const [place, query] = path.split("?");
    const slash = await request(address, `${place}/${query ? `?${query}` : ""}`, { headers });
    check(`${path}: a slash at the end`, slash.status === got.status ? "" : slash.status);
}

export function error_page(name, response, status, code) {
    const problems = [];
    if (response.status !== status) problems.push(`status ${response.status}`);
    if (!response.text.includes(`<html lang="${code}"`)) problems.push("not in the reader's language");
    if (response.text.includes(secret)) problems.push("says what it was asked");
    const wrong = headers_of(response);
    check(`${name}: ${status} in ${code}`, [...problems, ...(wrong ? [wrong] : [])].join("; "));
}

/** The same where no language could be read: the page says it in both, each marked as what it is. */
function in_both(name, response, status) {
    error_page(name, response, status, "en");
    const headings = [/<h1[^>]*>[^<]+<\/h1>/, /<div lang="cy"><h2[^>]*>[^<]+<\/h2>/];
    check(`${name}: in Welsh as well`, headings.every((heading) => heading.test(response.text)) ? "" : response.text);
}

export function parsed(text) {
    const [head, ...rest] = text.split("\r\n\r\n");
    const lines = head.split("\r\n");
    const headers = Object.fromEntries(lines.slice(1).map((line) => line.split(/: (.*)/s, 2)).map(([name, value]) => [name.toLowerCase(), value]));
    return { status: Number(lines[0].split(" ")[1]), headers, text: rest.join("\r\n\r\n") };
}

export async function errors(address) {
    for (const code of ["en", "cy"]) {
        const headers = { "accept-language": code, cookie: await cookie_of(address, "coordinator") };
        const ask = (path, options = {}) => request(address, path, { headers, ...options });
        error_page("a page that is not there", await ask(`/${code}/${secret}`), 404, code);
        error_page("a conference that is not there", await ask(`/${code}/conferences/${secret}`), 404, code);
        error_page("a child that is not there", await ask(`/${code}/children/${secret}`), 404, code);
        for (const path of ["conferences", `conferences/${secret}`, "register", "account"]) {
            const unknown = await request(address, `/${code}/${path}`);
            check(`/${code}/${path}: nobody is led to the sign-in`, unknown.status === 303 && unknown.headers.location.startsWith(`/${code}/sign-in?to=`) ? "" : unknown.status);
        }
        error_page("a clause that is not there", await ask(`/${code}/clauses/${secret}`), 404, code);
        error_page("a language that is not there", await ask(`/fr/conferences`), 404, code);
        error_page("a form that nothing takes", await ask(`/${code}/register`, { method: "POST", body: secret }), 405, code);
        error_page("a body that is too large", parsed(await raw(address, `POST /${code}/register HTTP/1.1\r\nHost: a\r\nAccept-Language: ${code}\r\nContent-Length: 99999999\r\nConnection: close\r\n\r\n`)), 413, code);
        const far_too_large = parsed(await raw(address, `POST /${code}/conferences/C1/reports/R1/document HTTP/1.1\r\nHost: a\r\nCookie: a=b\r\nContent-Length: 999999999\r\nConnection: close\r\n\r\n`));
        error_page("a document that is far too large", far_too_large, 413, code);
        check(`a document that is far too large: what to do, in ${code}`, far_too_large.text.includes(`href="/${code}/conferences/C1/reports/R1/document"`) && /10 MB/.test(far_too_large.text) ? "" : far_too_large.text);
        // Of these nothing was read, the language of the browser neither.
        in_both("an address that is too long", parsed(await raw(address, `GET /${code}/${secret}${"a".repeat(5000)} HTTP/1.1\r\nHost: a\r\nAccept-Language: ${code}\r\n\r\n`)), 414);
        in_both("headers that are too large", parsed(await raw(address, `GET /${code}/register HTTP/1.1\r\nHost: a\r\nAccept-Language: ${code}\r\nX: ${secret}${"a".repeat(20000)}\r\n\r\n`)), 431);
        error_page("a request in no form", parsed(await raw(address, `GET /${code}/%zz${secret} HTTP/1.1\r\nHost: a\r\nAccept-Language: ${code}\r\n\r\n`)), 400, code);
        const home = await ask("/");
        check(`/ leads on in ${code}`, home.status === 303 && home.headers.location === `/${code}/work` ? "" : home.headers.location);
        const start = await ask(`/${code}`);
        check(`/${code} leads on`, start.status === 303 && start.headers.location === `/${code}/work` ? "" : start.headers.location);
    }
}

/** What `serve` does not do, and says so. */
export function refusals(address) {
    const told = (name, run, status, words) =>
        check(`serve: ${name}`, run.status === status && words.test(run.stderr) ? "" : `status ${run.status}: ${run.stderr}`);
    told("a port that is taken", noddfa("serve", ...site, "--assets", ASSETS, "--port", new URL(address).port), 1, /in use|lock|another|process/i);
    writeFileSync(`${WORK}/open.toml`, `data = "site"\nkey = "site.key"\nlisten = "0.0.0.0"\n`);
    told("another address than this machine's own", noddfa("serve", "--config", `${WORK}/open.toml`), 1, /127\.0\.0\.1/);
    mkdirSync(`${WORK}/real`);
    told("a site that nobody administers", noddfa("serve", "--data", `${WORK}/real`, "--key", `${WORK}/real.key`, "--assets", ASSETS), 1, /administrator/);
    told("in Welsh too", noddfa("serve", "--data", `${WORK}/real`, "--key", `${WORK}/real.key`, "--assets", ASSETS, "--lang", "cy"), 1, /safle hwn/);
}
