// Panorama listens nowhere: no page and no other program can speak to it.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import * as vscode from 'vscode';
import { modelsReply, streamReply } from '../../fakes/openAiStream.ts';
import { FaultServer } from '../../fakes/server.ts';

/** State of a listening socket in /proc/net/tcp. */
const LISTEN = '0A';

describe('The extension host', () => {
  it('listens on no port after a question was answered', async () => {
    const own = await FaultServer.start();
    own.script(({ method }) => (method === 'GET' ? modelsReply(['any']) : streamReply(['Yes.'])));
    const settings = vscode.workspace.getConfiguration('panorama');
    const before = settings.inspect('profiles')?.globalValue;
    const profiles = [{ id: 'own', baseUrl: `${own.origin}/v1`, model: 'any', auth: 'none' }];
    await settings.update('profiles', profiles, vscode.ConfigurationTarget.Global);
    const answer = await vscode.commands.executeCommand<{ readonly outcome: string }>('panorama.ask', {
      question: 'What is this?',
    });
    const ports = listeningPorts();
    await settings.update('profiles', before, vscode.ConfigurationTarget.Global);
    await own.stop();
    assert.deepEqual([answer.outcome, ports], ['complete', [Number(new URL(own.origin).port)]]);
  });
});

/** The TCP ports on which this very process listens. */
function listeningPorts(): readonly number[] {
  const sockets = new Set(readdirSync('/proc/self/fd').map(socketOf));
  return ['/proc/net/tcp', '/proc/net/tcp6']
    .flatMap((table) => readFileSync(table, 'utf8').trim().split('\n').slice(1))
    .map((row) => row.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === LISTEN && sockets.has(inode))
    .map(([, local = '']) => Number.parseInt(local.split(':')[1] ?? '', 16));
}

/** The number of the socket behind an open file. */
function socketOf(descriptor: string): string | undefined {
  try {
    return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/self/fd/${descriptor}`))?.[1];
  } catch {
    // It was closed in the meantime.
    return undefined;
  }
}
