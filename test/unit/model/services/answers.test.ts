// What a person types in the set-up: Azure resources, deployments, the value of a credit.

import assert from 'node:assert/strict';
import { readCreditValue, readDeployment, readResource } from '../../../../src/core/model/services/answers.ts';

describe('readResource', () => {
  for (const [text, base] of [
    ['my-resource', 'https://my-resource.openai.azure.com/openai/v1'],
    ['  Mine7 ', 'https://mine7.openai.azure.com/openai/v1'],
    ['https://mine.openai.azure.com/', 'https://mine.openai.azure.com/openai/v1'],
    ['mine.openai.azure.com', 'https://mine.openai.azure.com/openai/v1'],
    ['https://mine.openai.azure.com/openai/deployments/x', 'https://mine.openai.azure.com/openai/v1'],
    ['https://mine.openai.azure.com.evil.example', undefined],
    ['https://evil.example/#mine.openai.azure.com', undefined],
    ['mine.evil.example', undefined],
    ['a', undefined],
    ['-mine', undefined],
    ['', undefined],
  ] as const) {
    it(`reads ${JSON.stringify(text)} as ${base ?? 'none'}`, () => {
      const result = readResource(text);
      assert.equal(result.kind === 'ok' ? result.destination.base : undefined, base);
    });
  }
});

describe('readDeployment', () => {
  for (const [text, name] of [
    [' gpt-4.1-mini ', 'gpt-4.1-mini'],
    ['Team_A', 'Team_A'],
    ['a b', undefined],
    ['../x', undefined],
    ['', undefined],
  ] as const) {
    it(`reads ${JSON.stringify(text)} as ${name ?? 'none'}`, () => {
      assert.equal(readDeployment(text), name);
    });
  }
});

describe('readCreditValue', () => {
  for (const [text, value] of [
    ['0.0001', 0.0001],
    [' $0,001 ', 0.001],
    ['.5', 0.5],
    ['', 'unknown'],
    ['  ', 'unknown'],
    ['0', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['free', undefined],
    ['.', undefined],
  ] as const) {
    it(`reads ${JSON.stringify(text)} as ${value ?? 'no value'}`, () => {
      assert.equal(readCreditValue(text), value);
    });
  }
});
