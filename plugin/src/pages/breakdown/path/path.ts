/** The way down: from all services to a single key. */
export const STEPS = ['service', 'account', 'project', 'model', 'credential'] as const;
export type Step = (typeof STEPS)[number];

/** A step at which one can go further down. */
export type Stop = Exclude<Step, 'credential'>;

/** What was chosen at each step so far, as the ledger names it; '' is what says none. */
export type Path = Readonly<Partial<Record<Stop, string>>>;

export const STOPS: readonly Stop[] = ['service', 'account', 'project', 'model'];

/** How people call the rows of a step, and one of them that has no name. */
export const STEP_WORDS: Readonly<Record<Step, { one: string; many: string; none: string }>> = {
  service: { one: 'Service', many: 'Services', none: 'No service' },
  account: { one: 'Account', many: 'Accounts', none: 'No account' },
  project: { one: 'Project', many: 'Projects', none: 'No project' },
  model: { one: 'Model', many: 'Models', none: 'No model' },
  credential: { one: 'Key', many: 'Keys', none: 'No key' },
};

/** The way that an address tells. */
export function readPath(search: URLSearchParams): Path {
  const chosen = STOPS.map((stop) => [stop, search.get(stop)] as const);
  return Object.fromEntries(chosen.filter(([, value]) => value !== null));
}

/** The stops that were chosen, from the top. */
export function chosenStops(path: Path): Stop[] {
  return STOPS.filter((stop) => path[stop] !== undefined);
}

/** What the rows are, below the last stop that was chosen. */
export function nextStep(path: Path): Step {
  const last = chosenStops(path).at(-1);
  return last === undefined ? 'service' : (STEPS[STEPS.indexOf(last) + 1] ?? 'credential');
}

/** What the rows are: the step that the address asks for (`by=model`), where there is one, else the next one down. */
export function readStep(search: URLSearchParams, path: Path): Step {
  return STEPS.find((step) => step === search.get('by')) ?? nextStep(path);
}

/** The way to a row; null: there is nothing below it. */
export function pathInto(path: Path, step: Step, id: string): Path | null {
  return step === 'credential' ? null : { ...path, [step]: id };
}

/** The way back up to a stop, with it; null: to the top. */
export function pathUpTo(path: Path, stop: Stop | null): Path {
  const length = stop === null ? 0 : STOPS.indexOf(stop) + 1;
  return Object.fromEntries(Object.entries(path).filter(([name]) => STOPS.indexOf(name as Stop) < length));
}
