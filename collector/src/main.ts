#!/usr/bin/env node
import { endOnCrash } from './main/crash.js';
import { runCommandLine } from './main/program.js';

endOnCrash();

// `aicost report | head` ends the pipe early; that is no fault of the command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await runCommandLine(process.argv.slice(2));
