import { expect, test } from '@jest/globals';
import { mailLoop } from './mailLoop.js';

/** The long version: `node dist/test/soak/mail.js`. */
const WISH = { people: 20, kills: 3, senders: 2 };

test('60 mails through a server that misbehaves, 3 senders killed: none is lost, and again comes only what nobody could know of', async () => {
  const seed = Number(process.env.AICOST_MAIL_SEED ?? Math.floor(Math.random() * 1_000_000));
  const { mails, kills, wrong, repeats } = await mailLoop({ ...WISH, seed });
  expect({ seed, mails, kills, wrong }).toEqual({ seed, mails: 60, kills: WISH.kills, wrong: [] });
  expect(repeats).toBeLessThanOrEqual(WISH.kills + 1);
}, 240_000);
