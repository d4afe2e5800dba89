import type { Api } from './collector';

/** Takes away every budget of this name. */
export async function removeBudgets(api: Api, name: string): Promise<void> {
  const { items } = await api('GET /api/budgets', { query: { limit: 1000 } });
  for (const { id } of items.filter((budget) => budget.name === name))
    await api('DELETE /api/budgets/{id}', { path: { id } });
}
