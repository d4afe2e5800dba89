import ts from 'typescript';

/** What each name would do to Grafana's page, or to its people. */
const GLOBALS: Readonly<Record<string, string>> = {
  window: 'touches the page of Grafana',
  console: 'writes into the console of the browser',
  eval: 'runs text as code',
};
const DIALOGS = new Set(['alert', 'confirm', 'prompt']);
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/\/api\/ds\/query/, 'asks data sources behind the back of Grafana'],
  [/\bgf-form/, 'borrows CSS classes of Grafana'],
  [/\bpublic\/app\//, "imports Grafana's core"],
];

/** One line for each thing in a source file that the catalogue's validator or its reviewers refuse. */
export function codeFaults(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const faults = /@ts-(?:ignore|expect-error|nocheck)/.test(text) ? ['silences the compiler'] : [];
  const visit = (node: ts.Node): void => {
    faults.push(...faultsOf(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...new Set(faults)].map((fault) => `${path} ${fault}`);
}

function faultsOf(node: ts.Node): string[] {
  if (ts.isImportDeclaration(node)) return importFaults(node);
  if (ts.isStringLiteralLike(node)) return textFaults(node.text);
  if (ts.isTemplateExpression(node)) return textFaults(node.getText());
  if (ts.isNewExpression(node) && node.expression.getText() === 'Function') return ['runs text as code'];
  if (ts.isCallExpression(node) && DIALOGS.has(node.expression.getText())) return ['opens a dialog of the browser'];
  if (ts.isJsxAttribute(node) && node.name.getText() === 'dangerouslySetInnerHTML') return ['writes HTML'];
  return ts.isIdentifier(node) && isFree(node) ? globalFaults(node.text) : [];
}

function globalFaults(name: string): string[] {
  return Object.hasOwn(GLOBALS, name) ? [GLOBALS[name] ?? ''] : [];
}

function textFaults(text: string): string[] {
  return TEXTS.filter(([pattern]) => pattern.test(text)).map(([, fault]) => fault);
}

function importFaults({ moduleSpecifier, importClause }: ts.ImportDeclaration): string[] {
  const from = ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '';
  const names = importClause?.namedBindings?.getText() ?? '';
  return [
    ...textFaults(from),
    ...(/\.(?:css|scss|sass|less)$/.test(from) ? ['imports a style sheet'] : []),
    ...(/^@emotion\//.test(from) && /\b(?:Global|injectGlobal)\b/.test(names) ? ['styles all of Grafana'] : []),
    ...(from === 'react-router' ? ["bundles another router than Grafana's"] : []),
    ...(/^react(?:-dom)?\/(?!jsx|client$)/.test(from) ? ['reaches into React'] : []),
  ];
}

/** A name of its own, not a part of another one or a key. */
function isFree(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  return !ts.isPropertyAssignment(parent) && !ts.isPropertySignature(parent) && !ts.isParameter(parent);
}
