import { Type, type Static, type TSchema } from 'typebox';
import type { ProviderClient } from './client.js';
import type { EndpointRequest } from './connector.js';
import { CursorGuard, type Paging } from './paging.js';
import { checkShape } from './wireJson.js';

/** Reads a provider's lists of names (projects, workspaces, keys), page by page. */
export class ListReader {
  constructor(
    private readonly client: ProviderClient,
    private readonly accountName: string,
    private readonly signal: AbortSignal,
    private readonly deadline: number,
  ) {}

  /** All items of a list `{ data: [...], has_more }`. */
  async all<Item extends TSchema>(request: EndpointRequest, item: Item, paging: Paging): Promise<Static<Item>[]> {
    const where = `${this.accountName} ${request.path}`;
    const schema = Type.Object({ data: Type.Array(item) });
    const guard = new CursorGuard(where, paging);
    const items: Static<Item>[] = [];
    let query = request.query;
    for (;;) {
      const page = checkShape(
        where,
        schema,
        await this.client.getJson(where, { ...request, query }, this.signal, this.deadline),
      );
      items.push(...(page.data as Static<Item>[]));
      const cursor = guard.next(page);
      if (cursor === null) return items;
      query = [...request.query, [paging.param, cursor]];
    }
  }
}
