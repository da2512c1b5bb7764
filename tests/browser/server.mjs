// The server under test, and requests of every shape to it.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";

const { NODDFA, WORK, ASSETS } = process.env;

/** Runs `noddfa` to its end. */
export function noddfa(...options) {
    return spawnSync(NODDFA, options, { encoding: "utf8", timeout: 60000 });
}

/** The demonstration as it was made; nobody serves it. */
export const site = ["--data", `${WORK}/site`, "--key", `${WORK}/site.key`];

/** A copy of it, with a configuration of its own: where it is. */
export function copied(name, configuration = "") {
    cpSync(`${WORK}/site`, `${WORK}/${name}`, { recursive: true });
    writeFileSync(`${WORK}/${name}.toml`, `data = "${name}"\nkey = "site.key"\n${configuration}`);
    return ["--config", `${WORK}/${name}.toml`];
}

/** Serves what `place` names, on a free port or on `port`; gives its address, its name on this machine and how to stop
 *  it. */
export async function serve(place, port = 0) {
    const child = spawn(NODDFA, ["serve", ...place, "--assets", ASSETS, "--port", String(port)], { stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    const address = await new Promise((resolve, reject) => {
        child.stdout.on("data", (bytes) => {
            text += bytes;
            const found = text.match(/http:\/\/[0-9.]+:\d+/);
            if (found) resolve(found[0]);
        });
        child.on("exit", (status) => reject(new Error(`serve ended with ${status}`)));
    });
    const stop = () =>
        new Promise((resolve) => {
            child.removeAllListeners("exit");
            child.on("exit", (status) => resolve({ status, text }));
            child.kill("SIGINT");
        });
    return { address, home: `http://localhost:${new URL(address).port}`, stop };
}

export function request(address, path, { method = "GET", headers = {}, body } = {}) {
    return new Promise((resolve, reject) => {
        const sent = http.request(address + path, { method, headers }, (response) => {
            let text = "";
            response.setEncoding("utf8");
            response.on("data", (part) => (text += part));
            response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, text }));
        });
        sent.on("error", reject);
        sent.end(body);
    });
}

/** Bytes as they are, and all that comes back until the server closes. */
export function raw(address, bytes) {
    const { hostname, port } = new URL(address);
    return new Promise((resolve) => {
        const socket = net.connect(Number(port), hostname, () => socket.write(bytes));
        let text = "";
        socket.on("data", (part) => (text += part));
        socket.on("close", () => resolve(text));
        socket.on("error", () => resolve(text));
    });
}
