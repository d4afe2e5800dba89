import type { Provider } from '../account.js';
import { draw } from '../random.js';
import type { Fault, FaultAction } from './fault.js';

/** What a fault is matched against. */
export interface Subject {
  readonly provider: Provider | null;
  readonly account: string | null;
  readonly path: string;
  readonly page: number;
}

interface ScriptedFault {
  readonly fault: Fault;
  readonly path: RegExp | null;
  seen: number;
  happened: number;
}

/** The scripted faults in their order; the first that matches and is not used up happens. */
export class FaultList {
  private scripted: ScriptedFault[] = [];

  replace(faults: readonly Fault[]): void {
    this.scripted = faults.map((fault) => ({
      fault,
      path: fault.match?.path === undefined ? null : new RegExp(fault.match.path),
      seen: 0,
      happened: 0,
    }));
  }

  /** The faults with how often each happened. */
  report(): (Fault & { happened: number })[] {
    return this.scripted.map(({ fault, happened }) => ({ ...fault, happened }));
  }

  next(subject: Subject): FaultAction | null {
    for (const [index, scripted] of this.scripted.entries()) {
      if (matches(scripted, subject) && strikes(scripted, index)) {
        scripted.happened++;
        return scripted.fault.action;
      }
    }
    return null;
  }
}

function matches({ fault, path, happened }: ScriptedFault, subject: Subject): boolean {
  const match = fault.match ?? {};
  if (happened >= (fault.times ?? defaultTimes(fault))) return false;
  if (match.provider !== undefined && match.provider !== subject.provider) return false;
  if (match.account !== undefined && match.account !== subject.account) return false;
  if (path !== null && !path.test(subject.path)) return false;
  return pageMatches(match.page ?? defaultPage(fault.action), subject.page);
}

function pageMatches(page: number | null, actual: number): boolean {
  return page === null || page === actual;
}

/** A cursor expires once, on the second page, unless the script says otherwise. */
function defaultTimes({ action }: Fault): number {
  return action.type === 'cursorExpired' ? 1 : Number.POSITIVE_INFINITY;
}

function defaultPage(action: FaultAction): number | null {
  if (action.type === 'cursorExpired') return 2;
  return action.type === 'repeatedPage' || action.type === 'conflictingRows' ? 1 : null;
}

function strikes(scripted: ScriptedFault, index: number): boolean {
  const { probability, seed } = scripted.fault;
  scripted.seen++;
  return probability === undefined || draw((seed ?? 0) + index, scripted.seen) < probability;
}
