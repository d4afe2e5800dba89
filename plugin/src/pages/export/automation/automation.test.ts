import { choicesOf } from '../choices/choices';
import { commandOf, queryOf } from './automation';

const choices = (query: string) => choicesOf(new URLSearchParams(query), '2026-11-23');

test('the command line says what is chosen, with the account by its name', () => {
  const query = 'from=2026-11-01&to=2026-11-30&account=3&service=openai&source=api&redact=1&metadata=none&gzip=1';
  expect(commandOf(choices(query), "Ada's lab")).toBe(
    String.raw`aicost export --format csv --from 2026-11-01 --to 2026-11-30 --service openai --account 'Ada'\''s lab' --source api --redact --no-metadata --gzip -o usage_2026-11-01_2026-11-30.csv.gz`,
  );
});

test('the query has the same filters, and no text of it ends a literal', () => {
  const sql = queryOf(choices("from=2026-11-01&to=2026-11-30&account=3&model=o'1"));
  expect(sql).toContain("where day between '2026-11-01' and '2026-11-30'");
  expect(sql).toContain('and account_id = 3');
  expect(sql).toContain("and model = 'o''1'");
});
