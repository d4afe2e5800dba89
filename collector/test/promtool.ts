import { existsSync } from 'node:fs';
import { test } from '@jest/globals';

const found = ['/usr/bin/promtool', '/usr/local/bin/promtool'].find((path) => existsSync(path));

/** Debian's package `prometheus` brings it. */
export const PROMTOOL = found ?? 'promtool';

/** A test that is told as skipped on a machine without promtool. */
export const withPromtool = found === undefined ? test.skip : test;
