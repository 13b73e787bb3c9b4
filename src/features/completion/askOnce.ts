// The one quiet question about suggestions while typing: put once, after a model is connected, and never again.

import * as vscode from 'vscode';
import { mayAsk } from '../../core/completion/suggestMode.ts';
import { dollars } from '../../core/spend/judgeSpend.ts';
import { answerPrice, inputPrice } from '../../core/model/price.ts';
import type { Profile } from '../../core/model/profile.ts';
import type { Services } from '../../services.ts';
import type { CompletionSession } from './completionSession.ts';
import { hasKey, type KeyServices } from './hasKey.ts';
import { findOtherProvider, type OtherProvider } from './otherProviders.ts';

/** Remembers that the question was put, whatever came of it. */
const ASKED_KEY = 'panorama.completion.asked';

/** Tokens of a usual suggestion, and how many are asked for in an hour of steady typing, for the price in the question. */
const USUAL = { input: 2_600, cached: 1_100, output: 40, anHour: 150 } as const;

/** What the question needs. */
export type AskServices = KeyServices & Pick<Services, 'globalState' | 'settings'>;

/** Puts the question when it is due. */
export async function askOnce(services: AskServices, session: Pick<CompletionSession, 'facts'>): Promise<void> {
  const isDue = () => mayAsk(session.facts(), services.globalState.get<boolean>(ASKED_KEY) === true);
  // Connecting a model changes several settings at once: while one change looks for the key, another may have asked.
  if (!isDue() || !(await hasKey(services)) || !isDue()) {
    return;
  }
  const noting = services.globalState.update(ASKED_KEY, true);
  const other = findOtherProvider();
  await Promise.all([noting, other ? askBeside(other, services) : askAlone(services)]);
}

async function askAlone(services: AskServices): Promise<void> {
  const yes = vscode.l10n.t('Yes');
  const manual = vscode.l10n.t('Only on Alt+\\');
  const no = vscode.l10n.t('No');
  const profile = services.profiles.current();
  const question = vscode.l10n.t(
    'Suggest while typing, with {0}? {1}',
    profile.label,
    priceOf(profile, services.settings.caps().suggestionsPerHour),
  );
  const answer = await vscode.window.showInformationMessage(question, yes, manual, no);
  const modes = new Map([
    [yes, 'on'],
    [manual, 'manual'],
    [no, 'off'],
  ]);
  await saveMode(services, answer === undefined ? undefined : modes.get(answer));
}

async function askBeside(other: OtherProvider, services: AskServices): Promise<void> {
  const manual = vscode.l10n.t('Only on demand');
  const replace = vscode.l10n.t('Replace {0}…', other.name);
  const both = vscode.l10n.t('Both');
  const question = vscode.l10n.t('{0} suggests here while you type. When should Panorama?', other.name);
  const answer = await vscode.window.showInformationMessage(question, manual, replace, both);
  const modes = new Map([
    [manual, 'manual'],
    [replace, 'on'],
    [both, 'on'],
  ]);
  await saveMode(services, answer === undefined ? undefined : modes.get(answer));
  if (answer === replace) {
    await vscode.commands.executeCommand('workbench.action.openSettings', other.settingsQuery);
  }
}

/** Without an answer the setting stays, and suggestions come on demand. */
async function saveMode(services: Pick<Services, 'settings'>, mode: string | undefined): Promise<void> {
  if (mode !== undefined) {
    await services.settings.update('completion.enabled', mode);
  }
}

/** What an hour costs, and where it stops; `limit` is in US dollars an hour. */
function priceOf(profile: Profile, limit: number): string {
  if (profile.api === 'vscode.lm') {
    return vscode.l10n.t('The code around the cursor is sent. It counts against your plan.');
  }
  const input = inputPrice(profile, USUAL.input, USUAL.cached);
  const output = answerPrice(profile, USUAL.output, USUAL.input);
  if (input === undefined || output === undefined) {
    return vscode.l10n.t('The code around the cursor is sent. The price is not known, so that no limit can hold.');
  }
  const anHour = USUAL.anHour * (input + output);
  return anHour === 0
    ? vscode.l10n.t('The code around the cursor is sent. It costs nothing.')
    : vscode.l10n.t(
        'The code around the cursor is sent: about {0} an hour of typing, and it stops at {1} an hour.',
        dollars(anHour),
        dollars(limit),
      );
}
