/** Headers of a browser's request that Grafana never passes on to a plugin's server. */
const DROPPED = new Set([
  ...['authorization', 'cookie', 'origin', 'referer', 'host', 'connection'],
  ...['x-grafana-id', 'x-grafana-user', 'x-grafana-device-id', 'x-access-token'],
]);

/** What Grafana sets after the browser's own headers, so that it always wins. */
export interface Injected {
  readonly token: string;
  /** Absent: Grafana failed to sign one, and sends none. */
  readonly id: string | undefined;
  /** What the matched route of plugin.json injects. */
  readonly scope: string | undefined;
  /** Unsigned, as Grafana says it: who is signed in. */
  readonly context: Readonly<Record<string, unknown>>;
}

/** The headers that arrive at the collector. */
export function proxyHeaders(browser: Readonly<Record<string, string>>, injected: Injected): Record<string, string> {
  const kept = Object.entries(browser).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    ...Object.fromEntries(kept.filter(([name]) => !DROPPED.has(name))),
    authorization: `Bearer ${injected.token}`,
    'x-grafana-context': JSON.stringify(injected.context),
    ...(injected.id === undefined ? {} : { 'x-grafana-id': injected.id }),
    ...(injected.scope === undefined ? {} : { 'x-aicost-scope': injected.scope }),
  };
}
