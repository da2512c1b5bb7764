// Pages of real faults: more requests than the server takes.
import { cpSync, writeFileSync } from "node:fs";
import net from "node:net";
import { error_page, parsed } from "./protocol.mjs";
import { check } from "./report.mjs";
import { request, serve } from "./server.mjs";

const { ASSETS, WORK } = process.env;

/** A copy of the demonstration with a configuration of its own. */
function copied(name, configuration) {
    cpSync(`${WORK}/site`, `${WORK}/${name}`, { recursive: true });
    writeFileSync(`${WORK}/${name}.toml`, `data = "${name}"\nkey = "site.key"\n${configuration}`);
    return ["--config", `${WORK}/${name}.toml`, "--assets", ASSETS];
}

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
