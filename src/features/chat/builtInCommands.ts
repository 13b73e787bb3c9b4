// The commands that the composer knows by itself: questions of the chat, and the commands of the extension behind a short name.

import * as vscode from 'vscode';
import { rowOf } from '../../core/refactor/catalogueRows.ts';
import type { SlashWords } from '../../core/chat/slash.ts';
import { pathOf } from '../../host/vscode/workspacePaths.ts';
import type { Scope } from '../../protocol/thread.ts';
import type { SlashReading } from './slashReading.ts';

/** A command and what it does. */
export interface BuiltInCommand {
  readonly name: string;
  /** What it does, in the user's language. */
  readonly detail: string;
  readonly read: (rest: SlashWords['rest']) => SlashReading;
}

/** What the model is told is English, whatever the user's language. */
const REVIEW =
  'Review this code: name what is wrong or will go wrong, the gravest first, with the place and the remedy.';

/** In the order in which they are offered. */
export function builtInCommands(): readonly BuiltInCommand[] {
  const rows: readonly (readonly [string, string, (rest: string, detail: string) => SlashReading])[] = [
    [
      'explain',
      vscode.l10n.t('Explain the selection or the file'),
      (rest) => question(rowOf('explain').instruction ?? '', rest),
    ],
    ['fix', vscode.l10n.t('Fix the problems of the selection or the file, or what you describe'), readFix],
    ['tests', vscode.l10n.t('Write tests for the selection or the file'), readTests],
    ['docs', vscode.l10n.t('Document the selection or the file'), readDocs],
    ['review', vscode.l10n.t('Review the selection or the file'), readReview],
    ['commit', vscode.l10n.t('Write the message of the next commit'), instructed('refactor.commitMessage')],
    ['clear', vscode.l10n.t('Begin a new conversation; this one is kept'), alone('chat.new')],
    ['export', vscode.l10n.t('Export this conversation as Markdown'), alone('chat.export')],
  ];
  return rows.map(([name, detail, read]) => ({ name, detail, read: (rest) => read(rest, detail) }));
}

function readFix(rest: string, detail: string): SlashReading {
  return rest === ''
    ? action('refactor.fix', detail)
    : action('refactor.custom', detail, {
        instruction: `Fix this, at its cause and with the smallest change that is right: ${rest}`,
      });
}

function readTests(rest: string, detail: string): SlashReading {
  return instructed('refactor.generateTests')(rest, detail);
}

function readDocs(rest: string, detail: string): SlashReading {
  return rest === ''
    ? action('refactor.document', detail)
    : action('refactor.custom', detail, {
        instruction: `Document this code, and change nothing but comments: ${rest}`,
      });
}

function readReview(rest: string, detail: string): SlashReading {
  return rest === '' ? action('refactor.review', detail) : question(REVIEW, rest);
}

/** A command to which the words are handed. */
function instructed(command: string): (rest: string, detail: string) => SlashReading {
  return (rest, detail) => action(command, detail, rest === '' ? undefined : { instruction: rest });
}

/** A command that takes no words: with some behind it, something else was meant. */
function alone(command: string): (rest: string, detail: string) => SlashReading {
  return (rest, detail) =>
    rest === ''
      ? action(command, detail)
      : { kind: 'refused', words: vscode.l10n.t('This command takes no words behind its name.') };
}

function action(command: string, words: string, argument?: object): SlashReading {
  return { kind: 'action', words, run: () => vscode.commands.executeCommand(`panorama.${command}`, argument) };
}

/** Asked about the selection, else about the active file, else where the composer looks. */
function question(instruction: string, rest: string): SlashReading {
  const scope = scopeHere();
  const words = rest === '' ? instruction : `${instruction}\n\n${rest}`;
  return { kind: 'question', question: words, ...(scope && { scope }) };
}

function scopeHere(): Scope | undefined {
  const editor = vscode.window.activeTextEditor;
  const isHere = editor && (editor.document.isUntitled || pathOf(editor.document.uri) !== undefined);
  return isHere ? { kind: editor.selection.isEmpty ? 'file' : 'selection' } : undefined;
}
