// Messages across the wall of the webview: what fits the contract passes unchanged, all else is dropped.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseFromPanel, parseToPanel } from '../../../src/protocol/parseMessages.ts';
import { isWebAddress } from '../../../src/protocol/webAddress.ts';
import { parseFromPackPage, parseToPackPage } from '../../../src/protocol/parsePackMessages.ts';
import { everyFromPanel, everyToPanel } from './examples.ts';
import { everyFromPackPage, everyToPackPage } from './packExamples.ts';

const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 500), seed: 11 };

/** The value with the thing at one path replaced. */
function mutate(value: unknown, path: readonly string[], replacement: unknown): unknown {
  const copy: unknown = structuredClone(value);
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((at, step) => Object.entries(at ?? {}).find(([name]) => name === step)?.[1], copy);
  if (typeof holder === 'object' && holder !== null) {
    Reflect.set(holder, path.at(-1) ?? '', replacement);
  }
  return copy;
}

function pathsOf(value: unknown, prefix: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) {
    return [prefix];
  }
  const own = prefix.length > 0 ? [prefix] : [];
  return [...own, ...Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...prefix, name]))];
}

const directions = [
  { name: 'parseFromPanel', parse: parseFromPanel, messages: everyFromPanel },
  { name: 'parseToPanel', parse: parseToPanel, messages: everyToPanel },
  { name: 'parseFromPackPage', parse: parseFromPackPage, messages: everyFromPackPage },
  { name: 'parseToPackPage', parse: parseToPackPage, messages: everyToPackPage },
] as const;

for (const { name, parse, messages } of directions) {
  describe(name, () => {
    for (const message of messages) {
      const label = JSON.stringify(message).slice(0, 70);

      it(`passes ${label}`, () => {
        assert.equal(parse(message), message);
      });

      it(`drops ${label} with a field too many`, () => {
        assert.equal(parse({ ...message, extra: 1 }), undefined);
      });

      it(`drops ${label} with any one field of another type`, () => {
        const passed = pathsOf(message).filter((path) => parse(mutate(message, path, Symbol.iterator)) !== undefined);
        assert.deepEqual(passed, []);
      });
    }

    for (const value of [
      undefined,
      null,
      0,
      '',
      'ready',
      [],
      {},
      { kind: 'unknown' },
      { kind: 'toString' },
      { kind: 1 },
    ]) {
      it(`drops ${JSON.stringify(value)}`, () => {
        assert.equal(parse(value), undefined);
      });
    }

    it('never throws and never passes a message of a kind it does not know', () => {
      const kinds = new Set<unknown>(messages.map((message) => message.kind));
      fc.assert(
        fc.property(fc.oneof(fc.anything(), fc.record({ kind: fc.string(), text: fc.anything() })), (value) => {
          const parsed: { readonly kind: string } | undefined = parse(value);
          assert.ok(parsed === undefined || kinds.has(parsed.kind));
        }),
        runs,
      );
    });
  });
}

describe('parseFromPanel at its limits', () => {
  const dropped: readonly [string, unknown][] = [
    ['an action that is no action of the panel', { kind: 'run', action: 'workbench.action.terminal.new' }],
    ['a budget that is not offered', { kind: 'setBudget', budget: 'all' }],
    ['a negative index', { kind: 'removeAttachment', index: -1 }],
    ['an index that is no whole number', { kind: 'removeAttachment', index: 0.5 }],
    ['a question beyond all use', { kind: 'ask', question: 'a'.repeat(4_000_001), confirmed: true }],
    ['consent that is not plainly given', { kind: 'ask', question: 'a', confirmed: 'true' }],
    ['a scope without its path', { kind: 'setScope', scope: { kind: 'folder' } }],
    ['a link to a command', { kind: 'openLink', url: 'command:workbench.action.terminal.new' }],
  ];
  for (const [name, value] of dropped) {
    it(`drops ${name}`, () => {
      assert.equal(parseFromPanel(value), undefined);
    });
  }
});

describe('isWebAddress', () => {
  const cases: readonly [string, boolean][] = [
    ['https://example.com', true],
    ['HTTP://example.com/a?b#c', true],
    ['javascript:alert(1)', false],
    ['command:a.b', false],
    ['vscode://settings', false],
    ['file:///etc/passwd', false],
    ['data:text/html,x', false],
    ['//example.com', false],
    [' https://example.com', false],
    ['https://', false],
    [`https://example.com/${'a'.repeat(8192)}`, false],
  ];
  for (const [address, expected] of cases) {
    it(`says ${String(expected)} of ${address.slice(0, 40)}`, () => {
      assert.equal(isWebAddress(address), expected);
    });
  }
});
