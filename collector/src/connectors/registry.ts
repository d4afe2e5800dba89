import { anthropic } from './anthropic/manifest.js';
import type { Connector } from './kit/connector.js';
import { openai } from './openai/manifest.js';
import { openrouter } from './openrouter/manifest.js';

/** Every provider the collector can read; one line each. */
export const connectors: readonly Connector[] = [openai, anthropic, openrouter];
