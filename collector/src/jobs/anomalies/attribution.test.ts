import { expect, test } from '@jest/globals';
import { AnomalyLedger, noise, standing, type StoredAnomaly, type Use } from '../../../test/anomalyLedger.js';

const CAUSES = 20;
const MODELS = 6;
const PROJECTS = 2;
const BEGIN = 10;
const FACTOR = 8;

/** Twelve leaves of very different size, with a week and noise. */
function costOf(cause: number, leaf: number, ago: number): number {
  const size = 5 + 40 * noise(cause * 101 + leaf);
  const week = ago % 7 < 5 ? 1 : 0.4;
  return size * week * (0.9 + 0.2 * noise(cause * 7_919 + leaf * 613 + ago));
}

const culprit = (cause: number) => Math.floor(noise(cause + 0.5) * MODELS * PROJECTS);
const nameOf = (leaf: number) => ({ model: `model-${leaf % MODELS}`, project: `project-${Math.floor(leaf / MODELS)}` });

/** The bill of one account; from `BEGIN` days ago one leaf costs eight times as much. */
const billOf =
  (cause: number) =>
  (ago: number): Use[] =>
    Array.from({ length: MODELS * PROJECTS }, (_, leaf) => {
      const cost = costOf(cause, leaf, ago) * (leaf === culprit(cause) && ago <= BEGIN ? FACTOR : 1);
      return { ...nameOf(leaf), cost, tokens: cost * 1_000 };
    });

test('a cause in one leaf of twelve is one incident, whose explanation names that leaf first', async () => {
  const ledger = await AnomalyLedger.open();
  const accounts: number[] = [];
  for (let cause = 0; cause < CAUSES; cause += 1) {
    const account = await ledger.account(`account ${cause}`);
    accounts.push(account);
    await ledger.write(account, 90, 1, billOf(cause));
  }
  const events = standing(await ledger.detect(...accounts)).filter(({ lastDay }) => lastDay >= ledger.ago(BEGIN));
  await ledger.close();
  const ofCause = (cause: number): StoredAnomaly[] => events.filter(({ account }) => account === `account ${cause}`);
  const found = accounts.map((_, cause) => ofCause(cause));
  const named = found.filter((incidents, cause) => {
    const { model, project } = nameOf(culprit(cause));
    return incidents.some(({ sentence }) => sentence.includes(`: ${model} in project ${project} +$`));
  });
  const seen = found.filter((incidents) => incidents.length > 0);
  expect(seen.length / CAUSES).toBeGreaterThanOrEqual(0.95);
  expect(named.length / seen.length).toBeGreaterThanOrEqual(0.95);
  expect(events.length / CAUSES).toBeLessThanOrEqual(1.1);
}, 60_000);
