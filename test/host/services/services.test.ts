// Each service in the real editor: connected by the set-up with its own questions, then asked about the workspace.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { behaviours, titleOf } from '../../fakes/services/behaviours.ts';
import type { Behaviour } from '../../fakes/services/behaviour.ts';
import { connectedProfile, CREDIT_VALUE, serviceFor, usualModel } from '../../fakes/services/connectedProfile.ts';
import { startService } from '../../fakes/services/startService.ts';
import { playDialogue, type Move } from '../account/scriptedDialogue.ts';

const KEY = 'key-canary-0123456789abcdef';

interface Answer {
  readonly answer: string;
  readonly outcome: string;
  readonly usage?: { readonly cost?: number; readonly estimated: boolean };
  readonly citations: readonly { readonly path: string; readonly state: string }[];
}

const settings = () => vscode.workspace.getConfiguration('panorama');

async function keep(profiles: readonly object[] | undefined): Promise<void> {
  await settings().update('profiles', profiles, vscode.ConfigurationTarget.Global);
  await settings().update('profile', undefined, vscode.ConfigurationTarget.Global);
}

/**
 * The moves through the set-up. A service whose address is asked for is picked by its name; the scripted one of any other stands
 * in the settings, since its name leads to the real address.
 */
async function connect(behaviour: Behaviour, baseUrl: string): Promise<void> {
  const { asks, auth, label } = serviceFor(behaviour);
  const isAsked = asks.includes('address');
  const profile = connectedProfile(behaviour, baseUrl);
  await keep(isAsked ? [] : [profile]);
  const moves: readonly Move[] = [
    { pick: isAsked ? label || 'Other service' : profile.label },
    ...(isAsked ? [{ type: baseUrl }] : []),
    ...(auth[0] === 'none' ? [] : [{ type: KEY }]),
    ...(behaviour.list ? [] : [{ pick: 'Go on without a check' }]),
    { pick: usualModel(behaviour) },
    ...(isAsked && asks.includes('credit-value') ? [{ type: String(CREDIT_VALUE) }] : []),
  ];
  await playDialogue(moves, () => vscode.commands.executeCommand('panorama.setKey'));
}

const ask = (): Thenable<Answer> =>
  vscode.commands.executeCommand<Answer>('panorama.ask', { question: 'How long does a retry wait?' });

describe('A service in the editor', () => {
  after(() => keep(undefined));

  for (const behaviour of behaviours) {
    it(`answers a question about the workspace: ${titleOf(behaviour)}`, async () => {
      const { auth } = serviceFor(behaviour);
      const isKeyless = auth[0] === 'none';
      const running = await startService(behaviour, isKeyless ? {} : { key: KEY });
      try {
        await connect(behaviour, running.baseUrl);
        const answer = await ask();
        const request = running.server.requests.at(-1);
        const [name, lead] = behaviour.keyHeader;
        assert.deepEqual(
          {
            outcome: answer.outcome,
            isCited: answer.citations.some(({ state }) => state === 'holds'),
            hasPrice: answer.usage?.cost !== undefined,
            isEstimated: answer.usage?.estimated,
            key: request?.headers[name],
            path: request?.path,
          },
          {
            outcome: 'complete',
            isCited: true,
            hasPrice:
              connectedProfile(behaviour, running.baseUrl).prices !== undefined ||
              behaviour.usageExtra?.['cost'] !== undefined,
            isEstimated: behaviour.usage === 'never',
            key: isKeyless ? undefined : `${lead}${KEY}`,
            path: `${behaviour.path}/chat/completions`,
          },
        );
      } finally {
        await running.stop();
      }
    });
  }
});
