import { addDays, day, type Day } from '../../../src/domain/day.js';
import type { Meter, PriceList, PriceStep } from '../account.js';

const ALWAYS = day('2000-01-01');
const PRICE_DROP_DAYS_AGO = 70;

/** The demo's price list. Prices resemble real ones and are invented; `gpt-5` becomes cheaper seventy days before `today`. */
export function demoPrices(today: Day): PriceList {
  return { ...openaiPrices(today), ...anthropicPrices(), ...openrouterPrices() };
}

function openaiPrices(today: Day): PriceList {
  return {
    'gpt-5.5': always({ input: '2.50', cached_input: '0.25', cache_write_5m: '3.125', output: '20' }),
    'gpt-5': [
      ...always({ input: '1.25', cached_input: '0.125', output: '10' }),
      { from: addDays(today, -PRICE_DROP_DAYS_AGO), perMillion: { input: '1.00', cached_input: '0.1', output: '8' } },
    ],
    'gpt-5-mini': always({ input: '0.25', cached_input: '0.025', output: '2' }),
    'gpt-4.1': always({ input: '2', cached_input: '0.5', output: '8' }),
    'o4-mini': always({ input: '1.10', cached_input: '0.275', output: '4.40' }),
    'text-embedding-3-large': always({ input: '0.13' }),
    'gpt-image-2': always({ images: '42000' }),
    'tts-1': always({ characters: '15' }),
    'whisper-1': always({ seconds: '100' }),
    'web search tool calls': always({ calls: '10000' }),
    'file search tool calls': always({ calls: '2500' }),
    'code interpreter sessions': always({ sessions: '30000' }),
    'vector store storage': always({ gb_days: '100000' }),
    'credit adjustment': always({ credit: '-250000' }),
  };
}

function anthropicPrices(): PriceList {
  return {
    'claude-opus-5-5': always(claude('5', '0.5', '6.25', '10', '25')),
    'claude-opus-5': always(claude('6', '0.6', '7.5', '12', '30')),
    'claude-sonnet-5': always(claude('3', '0.3', '3.75', '6', '15')),
    'claude-haiku-4-5': always(claude('1', '0.1', '1.25', '2', '5')),
    'Web Search Usage': always({ calls: '10000' }),
    'Code Execution Usage': always({ hours: '50000' }),
    'Managed Agents Session Usage': always({ hours: '80000' }),
  };
}

function openrouterPrices(): PriceList {
  return {
    'anthropic/claude-sonnet-5': always({ input: '3', output: '15' }),
    'openai/gpt-5.5': always({ input: '2.50', output: '20' }),
    'google/gemini-3-pro': always({ input: '2', output: '12' }),
    'deepseek/deepseek-v3.2': always({ input: '0.27', output: '0.42' }),
    'meta-llama/llama-4-maverick': always({ input: '0.155', output: '0.6' }),
    'qwen/qwen3-max': always({ input: '1.2', output: '6' }),
  };
}

function claude(
  input: string,
  read: string,
  write5m: string,
  write1h: string,
  output: string,
): PriceStep['perMillion'] {
  return { input, cached_input: read, cache_write_5m: write5m, cache_write_1h: write1h, output };
}

function always(perMillion: Partial<Record<Meter, string>>): PriceStep[] {
  return [{ from: ALWAYS, perMillion }];
}
