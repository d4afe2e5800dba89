import type { Attributes } from './otlpRequest.js';
import {
  CLAUDE_COST,
  CLAUDE_TOKENS,
  GEN_AI_TOKENS,
  type AmountLabels,
  type MetricName,
  type TokenKind,
} from './telemetryPoint.js';

/** Longer names are cut: a label is a name, not a prompt. */
const MAX_LENGTH = 200;

/** Of Claude Code, of the conventions, and of their older versions and extensions. */
const TOKEN_KINDS: ReadonlyMap<string, TokenKind> = new Map([
  ['input', 'input'],
  ['output', 'output'],
  ['completion', 'output'],
  ['cacheRead', 'cache_read'],
  ['cache_read', 'cache_read'],
  ['cacheCreation', 'cache_write'],
  ['cache_creation', 'cache_write'],
  ['cache_write', 'cache_write'],
]);

type PointLabels = Pick<AmountLabels, 'provider' | 'model' | 'tokenKind' | 'operation'>;

const POINT_LABELS: Readonly<Record<MetricName, (attributes: Attributes) => PointLabels>> = {
  [CLAUDE_COST]: (attributes) => ({ ...claudeLabels(attributes), tokenKind: null }),
  [CLAUDE_TOKENS]: (attributes) => ({ ...claudeLabels(attributes), tokenKind: tokenKind(attributes, 'type') }),
  [GEN_AI_TOKENS]: (attributes) => ({
    provider: firstText(attributes, 'gen_ai.provider.name', 'gen_ai.system'),
    model: firstText(attributes, 'gen_ai.response.model', 'gen_ai.request.model'),
    tokenKind: tokenKind(attributes, 'gen_ai.token.type'),
    operation: firstText(attributes, 'gen_ai.operation.name'),
  }),
};

/** Only these few attributes become part of what is stored; all others merely tell streams apart. */
export function labelsOf(metric: MetricName, resource: Attributes, attributes: Attributes): AmountLabels {
  return {
    metric,
    accountName: firstText(resource, 'aicost.account') || null,
    application: firstText(resource, 'service.name'),
    ...POINT_LABELS[metric](attributes),
  };
}

function claudeLabels(attributes: Attributes): Omit<PointLabels, 'tokenKind'> {
  return { provider: 'anthropic', model: firstText(attributes, 'model'), operation: '' };
}

function tokenKind(attributes: Attributes, name: string): TokenKind | null {
  return TOKEN_KINDS.get(firstText(attributes, name)) ?? null;
}

/** The first of the attributes that holds text, in a form that every column can hold; else ''. */
function firstText(attributes: Attributes, ...names: readonly string[]): string {
  for (const name of names) {
    const value = attributes.get(name);
    if (value?.isText && value.text !== '') return printable(value.text);
  }
  return '';
}

/** Postgres refuses NUL in text and halves of surrogate pairs in JSON; cut first, for a cut may split a pair. */
function printable(text: string): string {
  return text.slice(0, MAX_LENGTH).replace(/[\p{Cc}\p{Cs}]/gu, '\ufffd');
}
