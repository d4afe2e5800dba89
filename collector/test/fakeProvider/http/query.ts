/** The query of a request, tolerant of the three ways in which clients write arrays: `a=x&a=y`, `a[]=x`, `a=x,y`. */
export class Query {
  private constructor(private readonly pairs: readonly (readonly [string, string])[]) {}

  static parse(search: string): Query {
    return new Query([...new URLSearchParams(search)].map(([name, value]) => [name.replace(/\[\]$/, ''), value]));
  }

  one(name: string): string | undefined {
    return this.pairs.find(([key]) => key === name)?.[1];
  }

  /** All values of a list parameter; undefined when it was not given, `['']` when it was given empty. */
  list(name: string): string[] | undefined {
    const given = this.pairs.filter(([key]) => key === name);
    return given.length === 0 ? undefined : given.flatMap(([, value]) => value.split(','));
  }

  /** What a page token is bound to: everything asked but the page. */
  canonical(): string {
    const rest = this.pairs.filter(([key]) => key !== 'page').map(([key, value]) => `${key}=${value}`);
    return rest.sort().join('&');
  }

  withoutPage(): Query {
    return new Query(this.pairs.filter(([key]) => key !== 'page'));
  }
}
