/** `node dist/test/soak/mail.js [people] [kills] [seed]`: three mails a person, a mail server that misbehaves, senders killed with SIGKILL. */
import { onTestServer, seedOr } from './onTestServer.js';

const MOST_REPEATS = 0.001;

await onTestServer(async ([people = 667, kills = 12, given]) => {
  const { mailLoop } = await import('../mail/mailLoop.js');
  const seed = seedOr(given);
  const { wrong, ...result } = await mailLoop({ people, kills, senders: 6, seed });
  const isTooOften = result.repeats > result.mails * MOST_REPEATS;
  return { seed, ...result, wrong: isTooOften ? [...wrong, `${result.repeats} mails came twice`] : wrong };
});
