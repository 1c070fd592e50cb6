// Ace over many books in one Chromium: `node ace.js book.epub …`, a JSON object path → report.
"use strict";

const fs = require("fs");
const os = require("os");
const path = require("path");

const runner = require("@daisy/ace-axe-runner-puppeteer");
const ace = require("@daisy/ace-core");

// Ace launches and closes a browser for each book: here one stays open for all of them.
const shared = Object.assign({}, runner, { launch: async () => {}, close: async () => {} });

async function main(books) {
    const reports = {};
    // Without a folder Ace prints its report; with one, the report comes back as a value too.
    const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "ace-"));
    await runner.launch();
    try {
        for (const book of books) {
            const outdir = path.join(scratch, String(Object.keys(reports).length));
            const options = { cwd: process.cwd(), outdir, silent: true, initLogger: true };
            try {
                reports[book] = (await ace(book, options, shared))[1];
            } catch (error) {
                // A book that Ace cannot read must not keep the others from being judged.
                reports[book] = { unreadable: String(error) };
            }
        }
    } finally {
        await runner.close();
        fs.rmSync(scratch, { recursive: true, force: true });
    }
    process.stdout.write(JSON.stringify(reports));
}

main(process.argv.slice(2)).catch((error) => {
    process.stderr.write(`${(error && error.stack) || error}\n`);
    process.exit(1);
});
