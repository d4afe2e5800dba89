import React from 'react';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { refusal, renderPage, type Answers } from '../../test/page';
import { pageUrl } from '../routes';
import { ManualPage } from './ManualPage';

const ENTRY = {
  id: 7,
  account_id: 3,
  first_day: '2026-11-01',
  last_day: '2026-11-30',
  spread: 'even' as const,
  cost: '600',
  currency: 'USD',
  tokens: null,
  charge_category: 'Usage' as const,
  model: '',
  request_type: 'manual',
  notes: '30 seats',
  tags: {},
  source: 'manual' as const,
  version: 2,
  created_by: 'ada',
  created_at: '2026-11-23T12:00:00Z',
  updated_by: 'bea',
  updated_at: '2026-11-23T13:00:00Z',
  deleted_at: null,
};
const SAYS = { first_day: '2026-11-01', last_day: '2026-11-30', cost: '600', notes: '30 seats', deleted: false };
const BEFORE = { ...SAYS, cost: '500' };
const VERSIONS = [
  {
    version: 2,
    action: 'updated' as const,
    actor: 'b',
    actor_name: 'bea',
    at: ENTRY.updated_at,
    old: BEFORE,
    new: SAYS,
  },
  {
    version: 1,
    action: 'created' as const,
    actor: 'a',
    actor_name: 'ada',
    at: ENTRY.created_at,
    old: null,
    new: BEFORE,
  },
];
const OVERLAP = {
  code: 'OVERLAPS_API_CHARGES' as const,
  message: 'the account "seats" already has charges read from the provider on 2026-11-01: 5 USD; both are counted',
  days: ['2026-11-01'],
  api_cost: '5',
  currency: 'USD',
};
const ANSWERS: Answers = {
  'GET /api/accounts': {
    items: [
      {
        ...{ id: 3, name: 'seats', service_id: 'copilot', service_provider_name: 'GitHub', is_readable: false },
        deleted_at: null,
      },
    ],
  },
  'GET /api/services': {
    items: [{ id: 'copilot', has_api: true, figures_hint: 'Look at the bill.', figures_url: 'https://example.com' }],
  },
  'GET /api/usage': { items: [], next_cursor: null },
  'GET /api/manual-entries': { items: [ENTRY], next_cursor: null },
  'GET /api/manual-entries/{id}/history': { items: VERSIONS, next_cursor: null },
};

interface Looks {
  readonly answers?: Answers;
  readonly mayWrite?: boolean;
}

function show(query: string, { answers = {}, mayWrite = true }: Looks = {}) {
  return renderPage(<ManualPage />, {
    url: `${pageUrl('manual')}?${query}`,
    mayWrite,
    answers: { ...ANSWERS, ...answers },
  });
}

const type = (label: RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

/** A form in which everything that is needed stands; the account comes with the link. */
async function filledForm(answers: Answers) {
  const shown = show('view=new&account=3', { answers });
  await screen.findByDisplayValue('seats');
  type(/^Amount/, '12.50');
  type(/^Notes/, 'thirty seats');
  return shown;
}

describe('the list', () => {
  test('tells days, account, amount, source and notes of an entry, and links to it', async () => {
    show('');
    const row = within(await screen.findByRole('row', { name: /1 to 30 Nov 2026/ }));
    for (const text of ['seats', '$600.00', 'Manual', '30 seats', 'bea', 'spread evenly'])
      expect(row.getByText(text)).toBeInTheDocument();
    expect(row.getByRole('link')).toHaveAttribute('href', `${pageUrl('manual')}?entry=7`);
  });

  test('asks as the address says, and a page further has an address', async () => {
    const page = { items: [ENTRY], next_cursor: 'next' };
    const { calls, address } = show('account=3&from=2026-11-01&to=2026-11-30&deleted=1', {
      answers: { 'GET /api/manual-entries': page },
    });
    await screen.findByText('30 seats');
    expect(calls.find(({ name }) => name === 'GET /api/manual-entries')?.query).toMatchObject({
      account_id: 3,
      start_date: '2026-11-01',
      end_date: '2026-11-30',
      include_deleted: true,
    });
    press('Older');
    await waitFor(() => expect(address()).toContain('cursor=next'));
    fireEvent.change(screen.getByLabelText('From'), { target: { value: '2026-10-01' } });
    await waitFor(() => expect(address()).not.toContain('cursor'));
  });

  test('tells entries of a removed account by its name, and offers that account for no new entry', async () => {
    const removed = { id: 3, name: 'gone', service_provider_name: 'GitHub', deleted_at: '2026-11-20T10:00:00Z' };
    const answers: Answers = {
      'GET /api/accounts': ({ query }) => ({ items: query.include_deleted === true ? [removed] : [] }),
    };
    const { unmount } = show('', { answers });
    expect(await screen.findByRole('row', { name: /1 to 30 Nov 2026/ })).toHaveTextContent('gone');
    unmount();
    const { calls } = show('view=new&account=3', { answers });
    await screen.findByLabelText(/^Amount/);
    await waitFor(() => expect(calls.map(({ name }) => name)).toContain('GET /api/accounts'));
    await act(async () => undefined);
    expect(screen.queryByDisplayValue('gone')).not.toBeInTheDocument();
  });

  test('teaches the first step when nobody has typed in anything', async () => {
    const { address } = show('', { answers: { 'GET /api/manual-entries': { items: [], next_cursor: null } } });
    expect(await screen.findByText('Nobody has typed in a cost yet')).toBeInTheDocument();
    fireEvent.click(screen.getAllByRole('button', { name: 'New entry' })[0] as HTMLElement);
    await waitFor(() => expect(address()).toContain('view=new'));
  });

  test('offers nothing to change to a Viewer, even at the address of a form', async () => {
    show('view=new', { mayWrite: false });
    expect(await screen.findByText('30 seats')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /entry|import/i })).not.toBeInTheDocument();
  });
});

describe('the form', () => {
  test('says where the figure is found, and sends the amount as text', async () => {
    const { calls, address } = await filledForm({ 'POST /api/manual-entries': { ...ENTRY, warnings: [OVERLAP] } });
    expect(screen.getByText(/Look at the bill/)).toBeInTheDocument();
    press('Save the entry');
    expect(await screen.findByText(/already has charges read from the provider/)).toBeInTheDocument();
    expect(calls.find(({ name }) => name === 'POST /api/manual-entries')?.body).toMatchObject({
      account_id: 3,
      cost: '12.50',
      notes: 'thirty seats',
      currency: 'USD',
    });
    expect(address()).toContain('entry=7');
  });

  test('keeps what was typed when the call fails', async () => {
    await filledForm({ 'POST /api/manual-entries': refusal(400, 'the first day is in the future', 'ENTRY_INVALID') });
    press('Save the entry');
    expect(await screen.findByText('The first day is in the future.')).toBeInTheDocument();
    expect(screen.getByLabelText(/^Amount/)).toHaveValue('12.50');
    expect(screen.getByLabelText(/^Notes/)).toHaveValue('thirty seats');
  });

  test('says at each field what is missing, and asks nobody', async () => {
    const { calls } = show('view=new');
    await screen.findByRole('button', { name: 'Save the entry' });
    press('Save the entry');
    expect(await screen.findByText(/Choose the account/)).toBeInTheDocument();
    expect(screen.getByText(/Write the amount like/)).toBeInTheDocument();
    expect(calls.some(({ name }) => name.startsWith('POST'))).toBe(false);
  });

  test('warns before saving that the provider has charges on these days', async () => {
    await filledForm({ 'GET /api/usage': { items: [{ day: '2026-11-01' }], next_cursor: null } });
    expect(await screen.findByText('The provider has charges on these days')).toBeInTheDocument();
  });

  test('sends tags and a period', async () => {
    const { calls } = await filledForm({ 'POST /api/manual-entries': { ...ENTRY, warnings: [] } });
    fireEvent.click(screen.getByRole('radio', { name: 'A period' }));
    type(/^First day/, '2026-11-01');
    type(/^Last day/, '2026-11-30');
    press('Add a tag');
    fireEvent.change(screen.getByLabelText('Name of tag 1'), { target: { value: 'team' } });
    fireEvent.change(screen.getByLabelText('Value of tag 1'), { target: { value: 'research' } });
    press('Save the entry');
    expect(await screen.findByText('The entry is saved')).toBeInTheDocument();
    expect(calls.find(({ name }) => name === 'POST /api/manual-entries')?.body).toMatchObject({
      first_day: '2026-11-01',
      last_day: '2026-11-30',
      spread: 'even',
      tags: { team: 'research' },
    });
  });

  test('when somebody else was faster, nothing is overwritten unless that is wanted', async () => {
    const bodies: unknown[] = [];
    show('entry=7&view=edit', {
      answers: {
        'PATCH /api/manual-entries/{id}': ({ body }) => {
          bodies.push(body);
          return bodies.length === 1
            ? refusal(409, 'bea has changed entry 7 meanwhile', 'ENTRY_CHANGED')
            : { ...ENTRY, version: 4, warnings: [] };
        },
        'GET /api/manual-entries': () => ({ items: [{ ...ENTRY, version: 2 + bodies.length }], next_cursor: null }),
      },
    });
    fireEvent.change(await screen.findByLabelText(/^Amount/), { target: { value: '700' } });
    press('Save the change');
    expect(await screen.findByText('Bea has changed entry 7 meanwhile.')).toBeInTheDocument();
    expect(screen.getByLabelText(/^Amount/)).toHaveValue('700');
    press('Save mine over it');
    expect(await screen.findByText('The entry is saved')).toBeInTheDocument();
    expect(bodies).toMatchObject([
      { version: 2, cost: '700' },
      { version: 3, cost: '700' },
    ]);
  });
});

describe('an entry', () => {
  test('has its history with what changed, and a way back to each version', async () => {
    const { calls } = show('entry=7', { answers: { 'PATCH /api/manual-entries/{id}': { ...ENTRY, warnings: [] } } });
    const change = within(await screen.findByRole('table', { name: 'Changes of version 2' }));
    expect(change.getByRole('row', { name: 'Amount 500 600' })).toBeInTheDocument();
    press('Go back to version 1');
    expect(await screen.findByRole('row', { name: 'Amount 600 500' })).toBeInTheDocument();
    press('Go back');
    await waitFor(() =>
      expect(calls.find(({ name }) => name.startsWith('PATCH'))?.body).toEqual({ ...BEFORE, version: 2 }),
    );
  });

  test('is deleted only after asking, and can be brought back', async () => {
    let deletedAt: string | null = null;
    const { calls } = show('entry=7', {
      answers: {
        'GET /api/manual-entries': () => ({ items: [{ ...ENTRY, deleted_at: deletedAt }], next_cursor: null }),
        'DELETE /api/manual-entries/{id}': () => {
          deletedAt = ENTRY.updated_at;
          return {} as never;
        },
        'PATCH /api/manual-entries/{id}': { ...ENTRY, warnings: [] },
      },
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Delete' }));
    expect(await screen.findByText(/\$600\.00 on 1 to 30 Nov 2026/)).toBeInTheDocument();
    expect(calls.some(({ name }) => name.startsWith('DELETE'))).toBe(false);
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Bring it back' }));
    await waitFor(() =>
      expect(calls.find(({ name }) => name.startsWith('PATCH'))?.body).toEqual({ deleted: false, version: 2 }),
    );
  });

  test('that is not there is told, with the collector’s sentence', async () => {
    show('entry=99', {
      answers: {
        'GET /api/manual-entries/{id}/history': refusal(404, 'there is no manual entry 99', 'ENTRY_NOT_FOUND'),
      },
    });
    expect(await screen.findByText('There is no manual entry 99.')).toBeInTheDocument();
  });
});
