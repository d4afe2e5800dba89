import { CHANNEL_KINDS } from './channels';

test.each(['slack', 'discord', 'teams', 'webhook'] as const)(
  '%s takes a URL that nobody can read on the way',
  (type) => {
    const { fault } = CHANNEL_KINDS[type];
    expect(fault('https://example.com/hook')).toBeNull();
    expect(fault('http://127.0.0.1:9000/hook')).toBeNull();
    expect(fault('http://example.com/hook')).toMatch(/https/);
    expect(fault('hooks.example.com')).toMatch(/not a URL/);
    expect(fault('javascript:alert(1)')).toMatch(/https/);
  },
);

test.each([
  ['a@example.com', null],
  ['a@example.com; b@example.com,c@example.com', null],
  ['a@example.com; b', '“b” is not an e-mail address; separate several by semicolons.'],
  ['', '“” is not an e-mail address; separate several by semicolons.'],
  ['a@example.com\nBcc: x', '“Bcc: x” is not an e-mail address; separate several by semicolons.'],
])('of the addresses %j is said: %s', (text, said) => {
  expect(CHANNEL_KINDS.email.fault(text)).toBe(said);
});
