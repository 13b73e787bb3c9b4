// One refactor from the command to the review: place, instruction, price, progress, proposal.

import * as vscode from 'vscode';
import { needsConfirmation } from '../../core/chat/approval.ts';
import { dollars } from '../../core/spend/judgeSpend.ts';
import { whereItApplies, type RefactorCommand, type TargetKind } from '../../core/refactor/catalogue.ts';
import { run, type RefactorInput } from '../../core/refactor/propose.ts';
import { priceRefactor } from '../../core/refactor/refactorRequest.ts';
import type { RefactorResult } from '../../core/refactor/proposal.ts';
import { signalOf } from '../../host/vscode/signalOf.ts';
import type { Services } from '../../services.ts';
import { askInstruction } from './askInstruction.ts';
import { findPlace, type EditorPlace } from './findPlace.ts';
import { tellFailure, tellOutcome } from './tellOutcome.ts';

/** The part of the services that a refactor uses. */
export interface RefactorServices extends Pick<Services, 'globalState' | 'send'> {
  readonly settings: Pick<Services['settings'], 'confirmAbove'>;
  readonly spend: Pick<Services['spend'], 'check'>;
  readonly profiles: Pick<Services['profiles'], 'current'>;
  readonly status: Pick<Services['status'], 'show'>;
  readonly review: Pick<Services['review'], 'show'>;
}

/** Runs a command of the catalogue at the cursor. `instruction` stands in for the user's answer where the command asks for one. */
export async function runRefactor(
  command: RefactorCommand,
  services: RefactorServices,
  instruction?: string,
): Promise<void> {
  const found = await findPlace();
  if (!found) {
    await vscode.window.showInformationMessage(vscode.l10n.t('Open a file first.'));
    return;
  }
  const applicability = whereItApplies(command, found.place);
  if (applicability.kind === 'missing') {
    await vscode.window.showInformationMessage(vscode.l10n.t(applicability.message));
    return;
  }
  const told = command.instruction ?? instruction ?? (await askInstruction(services.globalState));
  if (told === undefined) {
    return;
  }
  if (command.destination === 'chat') {
    await askInChat(told, applicability.target);
    return;
  }
  await refactor({ command, instruction: told, found, targetKind: applicability.target }, services);
}

interface Work {
  readonly command: RefactorCommand;
  readonly instruction: string;
  readonly found: EditorPlace;
  readonly targetKind: TargetKind;
}

async function askInChat(question: string, target: TargetKind): Promise<void> {
  const scope = { kind: target === 'selection' ? 'selection' : 'file' };
  await vscode.commands.executeCommand('panorama.ask', { question, scope });
}

async function refactor(work: Work, services: RefactorServices): Promise<void> {
  const { command, found } = work;
  const label = `${vscode.l10n.t(command.title)} · ${found.snapshot.path.split('/').at(-1) ?? ''}`;
  const input = inputFor(work, services);
  const again = () => runRefactor(command, services, work.instruction);
  if (!(await approve(label, input, services))) {
    return;
  }
  const result = await runWithProgress(label, input, services);
  if (result.kind !== 'proposed') {
    await tellOutcome(label, result, again);
    return;
  }
  // Whoever went on typing or looks at another file is asked to come, not taken along.
  const isWaiting =
    vscode.window.activeTextEditor?.document === found.document && found.document.version === found.snapshot.version;
  await services.review.show(result.proposal, new Map([[found.snapshot.path, found.document.uri]]), isWaiting);
}

function inputFor({ command, instruction, found, targetKind }: Work, services: RefactorServices): RefactorInput {
  return {
    command,
    instruction,
    files: [found.snapshot],
    target: found.ranges[targetKind] ?? { start: 0, end: found.snapshot.text.length },
    targetKind,
    profile: services.profiles.current(),
  };
}

/** Whether it may be sent at its price: refused at a cap, asked above the user's threshold. */
async function approve(label: string, input: RefactorInput, services: RefactorServices): Promise<boolean> {
  const price = priceRefactor(input);
  const refused = await services.spend.check({ pot: 'questions', amount: price.atMost });
  if (refused) {
    await tellFailure(label, refused.failure, () => Promise.resolve());
    return false;
  }
  if (!needsConfirmation(price, services.settings.confirmAbove())) {
    return true;
  }
  const send = vscode.l10n.t('Send');
  const question = vscode.l10n.t(
    '{0} costs about {1}, at most {2}.',
    label,
    dollars(price.expected ?? 0),
    dollars(price.atMost ?? 0),
  );
  return (await vscode.window.showWarningMessage(question, send)) === send;
}

function runWithProgress(label: string, input: RefactorInput, services: RefactorServices): Thenable<RefactorResult> {
  const options = { location: vscode.ProgressLocation.Notification, title: label, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    progress.report({ message: vscode.l10n.t('waiting for {0}', input.profile.label) });
    services.status.show({ kind: 'thinking' });
    try {
      const received = (blocks: number) => {
        progress.report({
          message: blocks === 0 ? vscode.l10n.t('answering') : vscode.l10n.t('{0} changes so far', blocks),
        });
      };
      return await run(input, { send: services.send, received }, signalOf(token));
    } finally {
      services.status.show({ kind: 'ready' });
    }
  });
}
