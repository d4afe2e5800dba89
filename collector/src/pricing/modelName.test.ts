import { describe, expect, test } from '@jest/globals';
import { modelSpellings, vendorOf } from './modelName.js';

describe('the names a model may be listed under', () => {
  test.each([
    ['gpt-4o', ['gpt-4o']],
    ['anthropic/claude-x', ['anthropic/claude-x', 'claude-x']],
    ['models/gemini-x', ['models/gemini-x', 'gemini-x']],
    [
      'publishers/anthropic/models/claude-x@20260501',
      ['publishers/anthropic/models/claude-x@20260501', 'claude-x@20260501', 'claude-x'],
    ],
    ['gpt-x-2026-05-01', ['gpt-x-2026-05-01', 'gpt-x']],
    ['gpt-x-2026-13-01', ['gpt-x-2026-13-01']],
    ['', []],
  ])('%j', (model, expected) => {
    expect(modelSpellings(model)).toEqual(expected);
  });
});

describe('the seller that a name speaks of', () => {
  test.each([
    ['claude-3.5-sonnet', null],
    ['gpt-5.5', null],
    ['/claude', null],
    ['anthropic/claude-3.5', 'anthropic'],
    ['anthropic.claude-x-v1:0', 'aws'],
    ['us.anthropic.claude-x-v1:0', 'aws'],
    ['global.anthropic.claude-x', 'aws'],
    ['arn:aws:bedrock:us-east-1:1:inference-profile/us.anthropic.claude-x', 'aws'],
  ])('%j', (model, expected) => {
    expect(vendorOf(model)).toBe(expected);
  });
});
