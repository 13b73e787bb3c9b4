// Seclai's tools: offered to those who have connected Seclai, with a key that is there only when the server starts.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Profile } from '../../../src/core/model/profile.ts';
import {
  offerSeclai,
  SECLAI_TOOLS,
  startSeclai,
  type SeclaiServices,
} from '../../../src/features/account/seclaiServer.ts';
import { profileAt } from '../../fakes/asking.ts';
import { playDialogue, type Move } from './scriptedDialogue.ts';

const KEY = 'canary-seclai-0123456789abcdef';
const PLATFORM = 'https://api.seclai.com';

/** A user with these keys and profiles. */
function user(keys: Readonly<Record<string, string>>, profiles: readonly Profile[] = []) {
  const kept = new Map(Object.entries(keys));
  const services: SeclaiServices = {
    keys: {
      keyFor: (origin) => Promise.resolve(kept.get(origin)),
      store: (origin, key) => {
        kept.set(origin, key);
        return Promise.resolve('kept');
      },
      onDidChange: new vscode.EventEmitter<void>().event,
    },
    profiles: { all: () => profiles, onDidChange: new vscode.EventEmitter<void>().event },
  };
  return {
    kept,
    provide: () => offerSeclai(services),
    start: async (server: vscode.McpHttpServerDefinition, moves: readonly Move[] = []) => {
      let started: vscode.McpHttpServerDefinition | undefined;
      await playDialogue(moves, async () => {
        started = await startSeclai(server, services);
      });
      return started;
    },
  };
}

describe('Seclai’s tools', () => {
  it('are offered to nobody who has not connected Seclai', async () => {
    assert.deepEqual(
      await user({ 'https://api.openai.com': KEY }, [profileAt(PLATFORM.replace('seclai', 'other'))]).provide(),
      [],
    );
  });

  for (const [name, keys, profiles] of [
    ['a key for the tools', { [SECLAI_TOOLS]: KEY }, []],
    ['a key for the platform', { [PLATFORM]: KEY }, []],
    ['a profile at its address', {}, [profileAt(PLATFORM)]],
    ['a profile that names it', {}, [profileAt('https://gw.example.com', { service: 'seclai' })]],
  ] as const) {
    it(`are offered to one who has ${name}, without a key`, async () => {
      const servers = await user(keys, profiles).provide();
      assert.deepEqual(
        servers.map(({ label, uri, headers }) => [label, uri.toString(true).replace(/\/$/, ''), headers]),
        [['Seclai', SECLAI_TOOLS, servers[0]?.headers]],
      );
      assert.ok(!JSON.stringify(servers).includes(KEY));
    });
  }

  it('start with the key of their own origin', async () => {
    const { provide, start } = user({ [SECLAI_TOOLS]: KEY, [PLATFORM]: 'another' });
    const [server] = await provide();
    assert.ok(server);
    assert.deepEqual((await start(server))?.headers, { 'X-API-Key': KEY });
  });

  it('ask for that key when there is none: a key for the platform goes nowhere else', async () => {
    const { provide, start, kept } = user({ [PLATFORM]: 'another' });
    const [server] = await provide();
    assert.ok(server);
    const left = await start(server, [{ leave: true }]);
    const started = await start(server, [{ type: ` "${KEY}" ` }]);
    assert.deepEqual([left, started?.headers, kept.get(SECLAI_TOOLS)], [undefined, { 'X-API-Key': KEY }, KEY]);
  });

  it('give their key to no other address', async () => {
    const { start } = user({ [SECLAI_TOOLS]: KEY });
    for (const address of ['https://mcp.seclai.com.evil.io', 'http://mcp.seclai.com', 'https://mcp.seclai.com:8443']) {
      const server = new vscode.McpHttpServerDefinition('Seclai', vscode.Uri.parse(address));
      assert.equal(await start(server), undefined);
    }
  });
});
