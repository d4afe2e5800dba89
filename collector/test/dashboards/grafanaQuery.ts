import type { Variable } from './dashboardFiles.js';

/** What stands above the panels: the time range (RFC 3339), and what is chosen of each variable; nothing chosen is All. */
export interface Choice {
  readonly from: string;
  readonly to: string;
  readonly chosen?: Readonly<Record<string, readonly string[]>>;
}

const VARIABLE = /\$\{(\w+):sqlstring\}/g;
const MACRO = /\$(\w+)\(([^)]*)\)/g;

/**
 * The statement that Grafana sends: variables are written into the text first, by the browser, then macros by the server.
 * Throws where something is left that only Grafana would find out.
 */
export function expanded(sql: string, variables: readonly Variable[], choice: Choice): string {
  const text = sql
    .replace(VARIABLE, (_whole, name: string) => valueOf(name, variables, choice))
    .replace(MACRO, (whole, name: string, argument: string) => macro(whole, name, argument, choice));
  if (text.includes('$')) throw new Error(`not expanded: ${/\$.{0,30}/.exec(text)?.[0] ?? ''}`);
  return text;
}

function valueOf(name: string, variables: readonly Variable[], { chosen = {} }: Choice): string {
  const variable = variables.find((candidate) => candidate.name === name);
  if (!variable) throw new Error(`no variable ${name}`);
  const values = chosen[name];
  // Grafana writes the value of All as it is, without quotes.
  if (values === undefined && variable.allValue !== undefined) return variable.allValue;
  return (values ?? variable.query.split(',')).map((value) => `'${value.replaceAll("'", "''")}'`).join(',');
}

function macro(whole: string, name: string, argument: string, { from, to }: Choice): string {
  if (argument === '' && name === '__timeFrom') return `'${from}'`;
  if (argument === '' && name === '__timeTo') return `'${to}'`;
  throw new Error(`${whole} is none of the macros that these dashboards use`);
}
