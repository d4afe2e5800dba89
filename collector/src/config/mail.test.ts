import { describe, expect, test } from '@jest/globals';
import { faultsOf } from '../../test/configFiles.js';
import { loadConfig } from '../config.js';

const BASICS = { MAIL_FROM: 'AI Cost Tracker <costs@example.com>', AICOST_PUBLIC_URL: 'https://costs.example.com/' };
const SMTP = { SMTP_URL: 'smtp://costs:p%40ss-word@mail.example.com' };
const AWS = { AWS_SES_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'aws-secret-1' };

const mailOf = (env: NodeJS.ProcessEnv) => loadConfig({ ...BASICS, ...env }, []).mail;
const faults = (env: NodeJS.ProcessEnv) => faultsOf(() => loadConfig(env, []));

test('without a transport there is no mail, whatever else is set', () => {
  expect(mailOf({})).toBeUndefined();
  expect(mailOf({ AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'aws-secret-1' })).toBeUndefined();
});

describe('a transport', () => {
  test('by SMTP has the login of the URL, and STARTTLS or nothing over the internet', () => {
    const mail = mailOf(SMTP);
    expect(mail).toMatchObject({
      from: { name: 'AI Cost Tracker', address: 'costs@example.com' },
      publicUrl: 'https://costs.example.com',
      route: { kind: 'smtp', host: 'mail.example.com', port: 587, encryption: 'required', login: { user: 'costs' } },
    });
    const { route } = mail!;
    expect(route.kind === 'smtp' && route.login?.password.reveal()).toBe('p@ss-word');
  });

  test.each([
    ['smtps://mail.example.com', { port: 465, encryption: 'immediate' }],
    ['smtp://mail.example.com:2525', { port: 2_525, encryption: 'required' }],
    ['smtp://127.0.0.1:1025', { port: 1_025, encryption: 'offered' }],
    ['smtp://mailhog:1025/', { port: 1_025, encryption: 'offered' }],
    ['smtp://[::1]:1025', { host: '::1', encryption: 'offered' }],
  ])('%s', (url, route) => {
    expect(mailOf({ SMTP_URL: url })?.route).toMatchObject({ kind: 'smtp', ...route });
  });

  test('by a service has its key and its host', () => {
    expect(mailOf({ SENDGRID_API_KEY: 'SG.key-for-tests' })?.route).toMatchObject({
      kind: 'sendgrid',
      baseUrl: 'https://api.sendgrid.com',
    });
    const mailgun = { MAILGUN_API_KEY: 'mailgun-key', MAILGUN_DOMAIN: 'mg.example.com' };
    expect(mailOf({ ...mailgun, MAILGUN_BASE_URL: 'https://api.eu.mailgun.net' })?.route).toMatchObject({
      ...{ kind: 'mailgun', domain: 'mg.example.com', baseUrl: 'https://api.eu.mailgun.net' },
    });
    expect(mailOf(AWS)?.route).toMatchObject({ kind: 'ses', baseUrl: 'https://email.eu-central-1.amazonaws.com' });
  });

  test('makes its secrets known to the logger', () => {
    const { secrets } = loadConfig({ ...BASICS, ...SMTP, AICOST_WEBHOOK_SECRET_PREVIOUS: 'an-old-secret' }, []);
    expect(secrets.map((secret) => secret.reveal()).sort()).toEqual(['an-old-secret', 'p@ss-word']);
  });
});

describe('a fault is told by name and never by value:', () => {
  const ALL = { ...BASICS, ...SMTP };
  test.each([
    ['two transports', { ...ALL, SENDGRID_API_KEY: 'SG.CANARY' }, 'SENDGRID_API_KEY: is set beside SMTP_URL'],
    ['no sender', { ...ALL, MAIL_FROM: '' }, 'MAIL_FROM: is needed, because SMTP_URL is set'],
    ['no way back', { ...ALL, AICOST_PUBLIC_URL: '' }, 'AICOST_PUBLIC_URL: is needed, because SMTP_URL is set'],
    [
      'links in the clear',
      { ...ALL, AICOST_PUBLIC_URL: 'http://CANARY.example.com' },
      'AICOST_PUBLIC_URL: must be an https:// URL',
    ],
    ['a strange link', { ...ALL, AICOST_PUBLIC_URL: 'https://CANARY.example.com/a%20b' }, 'AICOST_PUBLIC_URL: must be'],
    ['two senders', { ...ALL, MAIL_FROM: 'CANARY@a.example,b@c.example' }, 'MAIL_FROM: must be an address'],
    ['a sender of two lines', { ...ALL, MAIL_FROM: 'x\r\nBcc: CANARY <a@b.example>' }, 'MAIL_FROM: must be an address'],
    ['another protocol', { ...BASICS, SMTP_URL: 'https://CANARY.example.com' }, 'SMTP_URL: must be smtp://'],
    [
      'options in the URL',
      { ...BASICS, SMTP_URL: 'smtp://CANARY.example.com?tls.rejectUnauthorized=false' },
      'SMTP_URL: must be',
    ],
    ['a user without a password', { ...BASICS, SMTP_URL: 'smtp://CANARY@mail.example.com' }, 'SMTP_URL: must be'],
    ['Mailgun without a domain', { ...BASICS, MAILGUN_API_KEY: 'CANARY-key' }, 'MAILGUN_DOMAIN: is needed'],
    ['SES without a key', { ...BASICS, ...AWS, AWS_ACCESS_KEY_ID: '' }, 'AWS_ACCESS_KEY_ID: is needed'],
    ['no region', { ...BASICS, ...AWS, AWS_SES_REGION: 'CANARY' }, 'AWS_SES_REGION: must be a region'],
  ])('%s', (_what, env, fault) => {
    const told = faults(env);
    expect(told).toEqual([expect.stringContaining(fault)]);
    expect(told.join()).not.toContain('CANARY');
  });
});

test('while the secret of webhooks is changed there are two, the new one first', () => {
  const env = { AICOST_WEBHOOK_SECRET: 'the-new-secret', AICOST_WEBHOOK_SECRET_PREVIOUS: 'the-old-secret' };
  expect(loadConfig(env, []).webhookSecrets.map((secret) => secret.reveal())).toEqual([
    'the-new-secret',
    'the-old-secret',
  ]);
});

test.each(['http://localhost:8787', 'http://127.0.0.1:8787', 'http://[::1]:8787/costs'])(
  '%s may be in the clear',
  (url) => {
    expect(loadConfig({ AICOST_PUBLIC_URL: url }, []).publicUrl).toBe(url);
  },
);
