import { generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import Provider from "oidc-provider";

let person = "enghraifft-1";

/** New keys, one for each kind of signature. */
function keys() {
    const pair = (kind, options, alg) => ({
        ...generateKeyPairSync(kind, options).privateKey.export({ format: "jwk" }), alg, use: "sig", kid: randomUUID(),
    });
    return {
        keys: [
            pair("rsa", { modulusLength: 2048 }, "RS256"),
            pair("rsa", { modulusLength: 2048 }, "PS256"),
            pair("ec", { namedCurve: "P-256" }, "ES256"),
        ],
    };
}

/** A site that a browser comes back to: `provider.mjs ADDRESS`. */
const [site] = process.argv.slice(2);

/** One client for each kind of signature; `:` and `+` in a secret show whether it is escaped. */
const clients = ["RS256", "PS256", "ES256"].map((alg) => ({
    client_id: `noddfa:${alg}`,
    client_secret: "not a secret: + & %",
    redirect_uris: [site ? `${site}/sign-in/return` : "https://noddfa.example.invalid/return"],
    post_logout_redirect_uris: [site ? `${site}/` : "https://noddfa.example.invalid/farewell"],
    response_types: ["code"],
    grant_types: ["authorization_code"],
    id_token_signed_response_alg: alg,
}));

function provider_at(issuer) {
    return new Provider(issuer, {
        clients,
        jwks: keys(),
        cookies: { keys: [randomUUID()] },
        enabledJWA: { idTokenSigningAlgValues: ["RS256", "PS256", "ES256"] },
        features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
        interactions: { url: (context, interaction) => `/interaction/${interaction.uid}` },
        findAccount: (context, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
        async loadExistingGrant(context) {
            const grant = new context.oidc.provider.Grant({ clientId: context.oidc.client.clientId,
                accountId: context.oidc.session.accountId });
            grant.addOIDCScope("openid");
            await grant.save();
            return grant;
        },
    });
}

let provider;
const server = createServer((request, response) => {
    if (request.url.startsWith("/interaction/"))
        provider.interactionFinished(request, response, { login: { accountId: person, amr: ["pwd", "otp"] } });
    else
        provider.callback()(request, response);
});
server.listen(0, "127.0.0.1", () => {
    const issuer = `http://127.0.0.1:${server.address().port}`;
    provider = provider_at(issuer);
    console.log(`ready ${issuer}`);
    const lines = createInterface({ input: process.stdin });
    lines.on("line", (line) => {
        if (line === "rotate") provider = provider_at(issuer);
        if (line.startsWith("person ")) person = line.slice(7);
        console.log("done");
    });
    lines.on("close", () => process.exit(0));
});
