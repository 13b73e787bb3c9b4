// What a command tells the model: its own words, the user's, the chosen conversion, or the problems to fix.

import * as vscode from 'vscode';
import { conversionsFor } from '../../core/refactor/conversions.ts';
import type { RefactorCommand, TargetKind } from '../../core/refactor/catalogue.ts';
import { fixInstruction } from '../../core/refactor/fixInstruction.ts';
import type { OffsetRange } from '../../core/text/snapshot.ts';
import { askInstruction, askLanguage } from './askInstruction.ts';
import type { CommandCall } from './commandCall.ts';
import type { EditorPlace } from './findPlace.ts';
import { chooseProblems, toShown } from './problems.ts';
import type { RefactorServices } from './refactorServices.ts';

/** What is to be done, and where. */
export interface Told {
  readonly instruction: string;
  readonly targetKind: TargetKind;
  readonly target: OffsetRange;
}

/** Asks the user for what the command leaves open; undefined when the user leaves. */
export async function tellCommand(
  command: RefactorCommand,
  { found, targetKind }: { readonly found: EditorPlace; readonly targetKind: TargetKind },
  services: Pick<RefactorServices, 'globalState'>,
  call: CommandCall,
): Promise<Told | undefined> {
  const target = found.ranges[targetKind] ?? { start: 0, end: found.snapshot.text.length };
  if (command.id === 'fix') {
    return tellProblems(command.instruction ?? '', found, call);
  }
  const text = found.place.texts[targetKind] ?? '';
  const instruction =
    command.id === 'convert'
      ? await chooseConversion(found.place.languageId, text, call.choice)
      : await instructionOf(command, services, call);
  return instruction === undefined ? undefined : { instruction, targetKind, target };
}

/** The instruction of a command that works on whole files as on parts of one. */
export async function instructionOf(
  command: RefactorCommand,
  { globalState }: Pick<RefactorServices, 'globalState'>,
  { instruction, choice }: CommandCall,
): Promise<string | undefined> {
  if (command.id === 'translateComments') {
    const language = choice ?? (await askLanguage(globalState));
    return (
      language &&
      `Translate all comments and documentation comments into ${language}. Keep their form, tags, links, and the names of code in them; leave strings and code as they are, and comments that are in ${language} already.`
    );
  }
  return command.instruction ?? instruction ?? (await askInstruction(globalState));
}

async function tellProblems(
  instruction: string,
  { document, range, snapshot }: EditorPlace,
  call: CommandCall,
): Promise<Told | undefined> {
  const problems = await chooseProblems(document.uri, range, call);
  const [first] = problems ?? [];
  if (!problems || !first) {
    return undefined;
  }
  const all = problems.reduce((union, one) => union.union(one.range), first.range);
  const lines = new vscode.Range(all.start.line, 0, all.end.line + 1, 0);
  return {
    instruction: fixInstruction(instruction, problems.map(toShown)),
    targetKind: problems.length === 1 ? 'selection' : 'file',
    target:
      problems.length === 1
        ? { start: document.offsetAt(lines.start), end: document.offsetAt(lines.end) }
        : { start: 0, end: snapshot.text.length },
  };
}

async function chooseConversion(languageId: string, text: string, choice?: string): Promise<string | undefined> {
  const fitting = conversionsFor(languageId, text);
  const named = fitting.find(({ id }) => id === choice);
  const items = fitting.map(({ title, instruction }) => ({ label: vscode.l10n.t(title), instruction }));
  const picked =
    named ?? (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('What shall become what?') }));
  return picked?.instruction;
}
