// Proves that the gate is awake: each boundary rule refuses a planted fault, and a sound house passes.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { compilerFaults, doorFaults } from './boundaryBreaches.ts';
import { importFaultHelp, importFaults, soundHouse } from './boundaryFaults.ts';
import { buildHouse, compileCore, cruise, lint, root, type Accusation, type House } from './boundaryHouse.ts';

function ruleNames(): readonly string[] {
  const configuration = createRequire(import.meta.url)(`${root}/.dependency-cruiser.cjs`) as {
    readonly forbidden: readonly { readonly name: string }[];
  };
  return configuration.forbidden.map(({ name }) => name);
}

function withFiles(faults: readonly { readonly path: string; readonly text: string }[]): Record<string, string> {
  return { ...soundHouse, ...Object.fromEntries(faults.map(({ path, text }) => [path, text])) };
}

describe('boundaries', function () {
  this.timeout(120_000);

  describe('in a sound house', () => {
    let house: House;
    before(() => {
      house = buildHouse(soundHouse);
    });
    after(() => {
      house.remove();
    });

    it('accuse nobody for imports', () => {
      assert.deepEqual(cruise(house), []);
    });
    it('accuse nobody for syntax', () => {
      assert.deepEqual(lint(house), []);
    });
    it('let the core compile', () => {
      assert.deepEqual(compileCore(house), []);
    });
  });

  describe('of imports', () => {
    let accusations: readonly Accusation[];
    before(() => {
      const house = buildHouse({ ...withFiles(importFaults), ...importFaultHelp });
      accusations = cruise(house);
      house.remove();
    });

    for (const rule of ruleNames()) {
      it(`refuse a breach of ${rule}`, () => {
        const planted = importFaults.filter((fault) => fault.rule === rule).map(({ path }) => path);
        const accused = accusations.filter((accusation) => accusation.rule === rule).map(({ path }) => path);
        assert.notDeepEqual(planted, []);
        assert.deepEqual(
          planted.filter((path) => !accused.includes(path)),
          [],
        );
      });
    }
  });

  describe('of the compiler', () => {
    let accusations: readonly Accusation[];
    before(() => {
      const house = buildHouse(withFiles(compilerFaults));
      accusations = compileCore(house);
      house.remove();
    });

    for (const { rule, path } of compilerFaults) {
      it(`keep ${rule} out of the core`, () => {
        assert.ok(accusations.some((accusation) => accusation.path === path));
      });
    }
  });

  describe('of the doors', () => {
    let accusations: readonly Accusation[];
    before(() => {
      const house = buildHouse(withFiles(doorFaults));
      accusations = lint(house);
      house.remove();
    });

    for (const { rule, path, by } of doorFaults) {
      it(`refuse ${rule}`, () => {
        assert.ok(accusations.some((accusation) => accusation.path === path && accusation.rule === by));
      });
    }
  });
});
