#!/usr/bin/env node
// npm links a command when it installs, if the file is there by then. In a fresh clone dist/ is not.
await import('../dist/cli.js');
