// Scripts improve pages that work without them. The classes that GOV.UK Frontend asks for are set here and not by a
// script in the page, which the content security policy would refuse; what runs modules is new enough for all of it.
import { initAll } from "govuk-frontend";
import { keeping } from "./keeping.js";
import { passkeys } from "./passkey.js";
import { session } from "./session.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
passkeys();
session(keeping());
