// What a refactor command is called with: by a keybinding, a menu, a code action, the explorer or the source control view.

import * as vscode from 'vscode';

/** A call, as far as its caller says what it means. */
export interface CommandCall {
  /** Stands in for the user's answer where the command asks for one. */
  readonly instruction?: string;
  /** Id of a conversion, of one of the user's own commands, or a language. */
  readonly choice?: string;
  /** The document; without one, the active editor's. */
  readonly uri?: vscode.Uri;
  /** The part of it; without one, the selection. */
  readonly range?: vscode.Range;
  /** Whether all problems of the file are meant. */
  readonly isForAll?: boolean;
  /** The words of one problem, where the caller means one. */
  readonly problem?: string;
  /** What is chosen in the explorer. */
  readonly files?: readonly vscode.Uri[];
  /** Root of the repository whose box asks. */
  readonly repository?: vscode.Uri;
}

/** Reads the arguments, whatever they are. */
export function readCall(values: readonly unknown[]): CommandCall {
  const [first, second] = values;
  if (first instanceof vscode.Uri) {
    return fromMenu(first, second);
  }
  const fields: Readonly<Record<string, unknown>> = typeof first === 'object' && first !== null ? { ...first } : {};
  const { uri, range, isForAll } = fields;
  const repository = rootOf(first);
  return {
    ...texts(fields),
    ...(uri instanceof vscode.Uri && { uri }),
    ...(range instanceof vscode.Range && { range }),
    ...(isForAll === true && { isForAll }),
    ...(repository && { repository }),
  };
}

/** The explorer says what is chosen beside what was clicked; the editor's menu passes its document. */
function fromMenu(uri: vscode.Uri, second: unknown): CommandCall {
  if (Array.isArray(second)) {
    const chosen = second.filter((one) => one instanceof vscode.Uri);
    return { files: chosen.length === 0 ? [uri] : chosen };
  }
  return second instanceof vscode.Range ? { uri, range: second } : { uri };
}

/** A keybinding may carry the instruction: `{"instruction": "Use early returns"}`. */
function texts(fields: Readonly<Record<string, unknown>>): Pick<CommandCall, 'instruction' | 'choice' | 'problem'> {
  const read = (name: string) => {
    const value = fields[name];
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
  const [instruction, choice, problem] = [read('instruction'), read('choice'), read('problem')];
  return { ...(instruction && { instruction }), ...(choice && { choice }), ...(problem && { problem }) };
}

/** The source control view passes its own object, whose root is a getter. */
function rootOf(value: unknown): vscode.Uri | undefined {
  const root: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'rootUri') : undefined;
  return root instanceof vscode.Uri ? root : undefined;
}
