/** Beginnings of model names, after any `vendor/` in front. */
const PROVIDERS: readonly (readonly [start: RegExp, name: string])[] = [
  [/^(gpt|chatgpt|codex|o[1-9])/, 'OpenAI'],
  [/^(gemini|gemma)/, 'Google'],
  [/^grok/, 'xAI'],
  [/^(mistral|codestral|devstral|magistral|ministral)/, 'Mistral AI'],
  [/^deepseek/, 'DeepSeek'],
  [/^qwen/, 'Alibaba Cloud'],
  [/^kimi/, 'Moonshot AI'],
  [/^glm/, 'Z.ai'],
];

/** Who offers a model that a coding tool names; Anthropic, whose tool ccusage was written for, when the name says nothing else. */
export function providerOfModel(model: string): string {
  const name = model.toLowerCase().replace(/^.*\//, '');
  return PROVIDERS.find(([start]) => start.test(name))?.[1] ?? 'Anthropic';
}
