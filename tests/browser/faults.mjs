// Pages of real faults: more requests than the server takes, and records that are damaged on the disk.
import { spawnSync } from "node:child_process";
import net from "node:net";
import { cookie_of } from "./people.mjs";
import { error_page, parsed } from "./protocol.mjs";
import { check } from "./report.mjs";
import { copied, request, serve } from "./server.mjs";

const { WORK } = process.env;

/** Many connections that ask at one moment; each answer as it came. */
async function at_once(address, count, path) {
    const { hostname, port } = new URL(address);
    const sockets = await Promise.all(Array.from({ length: count }, () => new Promise((resolve, reject) => {
        const socket = net.connect(Number(port), hostname, () => resolve(socket));
        socket.on("error", reject);
    })));
    return Promise.all(sockets.map((socket, number) => new Promise((resolve) => {
        let text = "";
        socket.removeAllListeners("error");
        socket.on("data", (part) => (text += part));
        socket.on("close", () => resolve(text));
        socket.on("error", () => resolve(text));
        socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nAccept-Language: ${number % 2 ? "cy" : "en"}\r\nConnection: close\r\n\r\n`);
    })));
}

/** One worker, and more at once than may wait for it: what is not answered is told so, and it goes on afterwards. */
export async function overload() {
    const server = await serve(copied("busy", "page_cache_mb = 0\nworkers = 1\nrequests_a_second = 100000\n"));
    const pages = [];
    try {
        for (const code of ["en", "cy"]) {
            const answers = (await at_once(server.address, 700, `/${code}/protocol`)).map(parsed);
            const refused = answers.filter((one) => one.status === 503);
            const other = answers.filter((one) => one.status !== 503 && one.status !== 200);
            check(`too many at once in ${code}: some are turned away`, refused.length > 0 ? "" : "none is");
            check(`too many at once in ${code}: the others are answered`, other.length === 0 && refused.length < answers.length ? "" : other[0]?.status);
            if (refused.length === 0) continue;
            error_page("too many at once", refused[0], 503, code);
            pages.push([`/${code} 503`, refused[0].text]);
            const after = await request(server.address, `/${code}/protocol`);
            check(`too many at once in ${code}: it goes on afterwards`, after.status === 200 ? "" : after.status);
        }
    } finally {
        await server.stop();
    }
    return pages;
}

/** Changes one byte of what is kept of every record of a conference. */
const spoil = `
import sqlite3, sys
log = sqlite3.connect(sys.argv[1])
found = log.execute("SELECT sequence, sealed FROM records WHERE stream IN "
                    "(SELECT stream FROM streams WHERE kind = 'conference')").fetchall()
log.executemany("UPDATE records SET sealed = ? WHERE sequence = ?",
                [(sealed[:-1] + bytes([sealed[-1] ^ 1]), sequence) for sequence, sealed in found])
log.commit()
print(len(found))
`;

/** What cannot be read is never shown: a page of its own, with a reference; what does not rest on it goes on. */
export async function damaged() {
    const place = copied("damaged");
    const spoilt = spawnSync("python3", ["-c", spoil, `${WORK}/damaged/log.db`], { encoding: "utf8" });
    check("records are damaged on the disk", Number(spoilt.stdout) > 100 ? "" : spoilt.stderr || spoilt.stdout);
    const server = await serve(place);
    const pages = [];
    try {
        const headers = { cookie: await cookie_of(server.address, "coordinator") };
        for (const code of ["en", "cy"]) {
            const broken = await request(server.address, `/${code}/conferences/C01`, { headers });
            error_page("a damaged record", broken, 500, code);
            check(`a damaged record in ${code}: the page has a reference`, /<h1[^>]*>[^<]+<\/h1>(<p[^>]*>[^<]+<\/p>){2}/.test(broken.text) ? "" : broken.text);
            pages.push([`/${code} 500`, broken.text]);
            const list = await request(server.address, `/${code}/protocol`, { headers });
            check(`a damaged record in ${code}: other pages are there`, list.status === 200 ? "" : list.status);
        }
    } finally {
        await server.stop();
    }
    return pages;
}
