import { parseArgs } from 'node:util';
import { dayOfEpoch, parseDay } from '../../src/domain/day.js';
import { startFakeProvider } from './server.js';
import { createWorld } from './world.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    today: { type: 'string', default: dayOfEpoch(Date.now()) },
    'as-of': { type: 'string' },
    'rows-per-day': { type: 'string' },
  },
});

const today = parseDay(values.today);
const port = Number(values.port);
const rowsPerDay = values['rows-per-day'];
const asOf = values['as-of'];

if (!today || !Number.isInteger(port)) {
  process.stderr.write(
    'usage: main.js [--port N] [--seed TEXT] [--today YYYY-MM-DD] [--as-of ISO] [--rows-per-day N]\n',
  );
  process.exit(2);
}

const world = createWorld({
  seed: values.seed,
  today,
  ...(rowsPerDay === undefined ? {} : { rowsPerDay: Number(rowsPerDay) }),
});
const provider = await startFakeProvider({ world, port, ...(asOf === undefined ? {} : { asOf }) });
process.stdout.write(`fake provider listening on ${provider.url}\n`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void provider.close().then(() => process.exit(0));
  });
}
