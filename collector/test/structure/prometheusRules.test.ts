import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { CATALOG } from '../../src/metrics/catalog.js';
import { PROMTOOL, withPromtool } from '../promtool.js';
import { readText } from './files.js';

const FOLDER = 'provisioning/prometheus';
const { groups } = parse(readText(`${FOLDER}/rules.yml`).text) as {
  groups: { rules: { alert: string; expr: string }[] }[];
};

test('the rules for Prometheus ask for metrics that there are', () => {
  const known = new Set<string>(CATALOG.map(({ name }) => name));
  const asked = groups.flatMap(({ rules }) => rules.flatMap(({ expr }) => expr.match(/aicost_\w+/g) ?? []));
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter((name) => !known.has(name))).toEqual([]);
});

withPromtool('and do what their own tests say', () => {
  const file = fileURLToPath(new URL(`../../../${FOLDER}/rules.test.yml`, import.meta.url));
  expect(execFileSync(PROMTOOL, ['test', 'rules', file], { encoding: 'utf8' })).toContain('SUCCESS');
});
