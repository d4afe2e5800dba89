import ts from 'typescript';
import type { TextFile } from './files.js';

const STATEMENTS = [
  /^select\s+([*\d'$]|distinct\s|[\w."]+\s*\(|[\s\S]+?\sfrom\s+[\w."$(?])/i,
  /^insert\s+into\s+[\w."?]/i,
  /^update\s+(only\s+)?[\w."?]+(\s+(as\s+)?\w+)?\s+set\s/i,
  /^delete\s+from\s+[\w."?]/i,
  /^with\s+(recursive\s+)?[\w"]+\s*(\([^)]*\)\s*)?as\s+((not\s+)?materialized\s+)?\(/i,
  /^(create|alter|drop)\s+(or\s+replace\s+)?((unique|temp|temporary|unlogged|materialized)\s+)*(table|index|view|schema|database|role|user|function|procedure|extension|type|domain|trigger|sequence|policy)\s/i,
  /^(merge\s+into|lock\s+table|truncate(\s+table)?|refresh\s+materialized\s+view)\s+[\w."?]+/i,
  /^(grant|revoke)\s[\s\S]+?\son\s/i,
  /^copy\s+[\s\S]+?\s(from\s+stdin|to\s+stdout)\b/i,
  /^set\s+(local\s+|session\s+)?[\w.]+\s*(=|\sto\s)/i,
  /^(begin|commit|rollback)\s*(;|$)/i,
];

/** Blank space, comments and brackets that may stand before a statement. */
const LEAD = /^(\s|--[^\n]*\n|\/\*[\s\S]*?\*\/|\()+/;

/** The column is named on both sides, and something is added; counting up by a number is allowed. */
const ADDITIVE = /\b(\w+)\s*=\s*(?:coalesce\s*\(\s*)?(?:\w+\.)?\1(?:\s*,[^)]*\))?\s*[+-](?!\s*(?:\d+\b|interval\b))/gi;

export function isSql(text: string): boolean {
  const statement = text.replace(LEAD, '');
  return STATEMENTS.some((pattern) => pattern.test(statement));
}

/** The string literals of a source file that read as SQL; `${...}` becomes `?`. */
export function sqlLiterals({ path, text }: TextFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const literal = literalText(node);
    if (literal !== undefined && isSql(literal)) found.push(literal);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  return found;
}

/** Updates that add to what is stored: a second run would count the same charge again. */
export function additiveUpdates(sql: string): string[] {
  const setClauses = sql.matchAll(/\bset\b([\s\S]*?)(?=\bwhere\b|\bfrom\b|\breturning\b|;|$)/gi);
  return [...setClauses].flatMap(([, clause = '']) => clause.match(ADDITIVE) ?? []);
}

function literalText(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map((span) => `?${span.literal.text}`).join('');
}
