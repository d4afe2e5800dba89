import type { Definition } from '../running';

/** A place in the tree: what the budgets here are of. */
export interface BudgetNode {
  readonly key: string;
  readonly label: string;
  readonly budgets: readonly Definition[];
  readonly children: readonly BudgetNode[];
}

/** The names behind the numbers. */
export interface ScopeNames {
  readonly service: (serviceId: string) => string;
  readonly account: (accountId: number) => { readonly name: string; readonly serviceId: string | null };
}

interface Step {
  readonly key: string;
  readonly label: string;
}

/** All services, below them each service, below that its accounts, and below them models, projects and tags. */
export function budgetTree(budgets: readonly Definition[], names: ScopeNames): BudgetNode {
  const placed = budgets.map((budget) => ({ budget, path: pathOf(budget, names) }));
  return nodeOf({ key: 'all', label: 'All services' }, placed);
}

interface Placed {
  readonly budget: Definition;
  readonly path: readonly Step[];
}

function nodeOf({ key, label }: Step, placed: readonly Placed[]): BudgetNode {
  const below = new Map<string, { step: Step; placed: Placed[] }>();
  for (const { budget, path } of placed) {
    const [step, ...rest] = path;
    if (!step) continue;
    const child = below.get(step.key) ?? { step, placed: [] };
    child.placed.push({ budget, path: rest });
    below.set(step.key, child);
  }
  return {
    key,
    label,
    budgets: placed.filter(({ path }) => path.length === 0).map(({ budget }) => budget),
    children: [...below.values()]
      .sort((a, b) => a.step.label.localeCompare(b.step.label))
      .map((child) => nodeOf({ ...child.step, key: `${key}/${child.step.key}` }, child.placed)),
  };
}

function pathOf(budget: Definition, names: ScopeNames): Step[] {
  const { service_id: ownService, account_id: accountId } = budget;
  const account = accountId === null ? null : names.account(accountId);
  const serviceId = ownService ?? account?.serviceId ?? null;
  const narrow = narrowScope(budget);
  return [
    ...(serviceId === null ? [] : [{ key: `service:${serviceId}`, label: names.service(serviceId) }]),
    ...(account === null ? [] : [{ key: `account:${accountId}`, label: `Account ${account.name}` }]),
    ...(narrow === '' ? [] : [{ key: narrow, label: narrow }]),
  ];
}

function narrowScope({ model, project, tag }: Definition): string {
  const parts = [
    model !== null && `Model ${model}`,
    project !== null && `Project ${project}`,
    tag !== null && `Tag ${tag.key}=${tag.value}`,
  ];
  return parts.filter(Boolean).join(', ');
}
