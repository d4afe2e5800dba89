import { dateTime, type PluginExtensionPanelContext } from '@grafana/data';
import { setCurrentUser, setTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import { isExportOff } from './exportSwitch';
import { COMMANDS, EXPORT_OF_PANEL } from './links';

jest.mock('./exportSwitch', () => ({ isExportOff: jest.fn() }));

const user = { permissions: {} as Record<string, boolean> };
const replace = jest.fn();
setCurrentUser(user as never);
setTemplateSrv({ replace } as unknown as TemplateSrv);

beforeEach(() => {
  user.permissions = { 'aicost-tracker-app.costs:write': true };
  replace.mockReset().mockImplementation((text: string) => text);
  jest.mocked(isExportOff).mockReturnValue(false);
});

const CONTEXT = { timeRange: { from: 'now-7d', to: 'now' } } as PluginExtensionPanelContext;

function panelPath(context = CONTEXT) {
  return EXPORT_OF_PANEL.configure?.(context)?.path;
}

function shownCommands() {
  return COMMANDS.filter(({ configure }) => configure?.({}) !== undefined).map(({ title }) => title);
}

test('the export gets the time of the panel as it stands there', () => {
  expect(panelPath()).toBe('/a/aicost-tracker-app/export?from=now-7d&to=now');
});

test('a chosen stretch is passed as instants', () => {
  const timeRange = { from: dateTime('2026-11-01T00:00:00Z'), to: dateTime('2026-11-08T00:00:00Z') };
  const [from, to] = [Date.UTC(2026, 10, 1), Date.UTC(2026, 10, 8)];
  expect(panelPath({ ...CONTEXT, timeRange })).toBe(`/a/aicost-tracker-app/export?from=${from}&to=${to}`);
});

test.each([
  ['var-source=manual', '&source=manual'],
  ['var-source=$__all', ''],
  ['var-source=api&var-source=manual', ''],
  ['var-source=', ''],
])('a variable that says %s adds "%s"', (text, added) => {
  replace.mockReturnValue(text);
  expect(panelPath()).toBe(`/a/aicost-tracker-app/export?from=now-7d&to=now${added}`);
});

test('a place without a panel leads to the export as it is', () => {
  expect(EXPORT_OF_PANEL.configure?.(undefined)?.path).toBe('/a/aicost-tracker-app/export');
});

test('who may write is offered everything', () => {
  expect(shownCommands()).toEqual(COMMANDS.map(({ title }) => title));
});

test('who may not write sees neither the export nor the entry', () => {
  user.permissions = {};
  expect(panelPath()).toBeUndefined();
  expect(shownCommands()).toEqual(['AI cost: overview', 'AI cost: budgets']);
});

test('nothing leads to exports that are switched off', () => {
  jest.mocked(isExportOff).mockReturnValue(true);
  expect(panelPath()).toBeUndefined();
  expect(shownCommands()).not.toContain('AI cost: export');
});
