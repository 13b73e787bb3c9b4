// Reads what a command should know beside the file: definitions, uses and messages that may leave, within a bound.

import * as vscode from 'vscode';
import type { ContextKind } from '../../core/refactor/catalogue.ts';
import { withinRoom, type KnownText } from '../../core/refactor/knownTexts.ts';
import type { OffsetRange } from '../../core/text/snapshot.ts';
import { definitionAt } from '../../host/vscode/definitionAt.ts';
import { pathOf } from '../../host/vscode/workspacePaths.ts';
import { problemsOf, toShown } from './problems.ts';
import type { RefactorServices } from './refactorServices.ts';

/** Milliseconds that the language service may take for one answer. */
const LIMIT_MS = 2_000;

/** Names that are looked up, and uses that are shown. */
const MOST_NAMES = 10;
const MOST_USES = 12;

const DEFINITION_SIZE = { lines: 40, units: 2_000 };

/** A name that is called, made or decorated with. */
const CALLED = /(?<![\p{L}\p{N}_$])([\p{L}_$][\p{L}\p{N}_$]*)\s*(?:<[^<>()\n]{0,80}>)?\(/gu;
const KEYWORDS = new Set(
  'if for while switch catch return function typeof await new super and or not in elif'.split(' '),
);

/** Where a command works. */
export interface KnownPlace {
  readonly document: vscode.TextDocument;
  readonly target: OffsetRange;
}

/** What is known of the kinds that are asked for. Never rejects; what may not leave is left out. */
export async function readKnown(
  kinds: readonly ContextKind[],
  place: KnownPlace,
  services: Pick<RefactorServices, 'forbids' | 'rulesReady'>,
): Promise<readonly KnownText[]> {
  await services.rulesReady();
  const found = await Promise.all(kinds.map((kind) => READERS[kind](place)));
  return withinRoom(found.flat().filter(({ path }) => path === undefined || services.forbids(path) === undefined));
}

const READERS: Readonly<Record<ContextKind, (place: KnownPlace) => Promise<readonly KnownText[]>>> = {
  definitions: readDefinitions,
  usages: readUses,
  problems: ({ document, target }) => Promise.resolve(readProblems(document, target)),
  // A file of tests is found where tests are written: it depends on the place that they get.
  tests: () => Promise.resolve([]),
};

async function readDefinitions({ document, target }: KnownPlace): Promise<readonly KnownText[]> {
  const text = document.getText().slice(target.start, target.end);
  const names = new Map<string, number>();
  for (const { 1: name = '', index } of text.matchAll(CALLED)) {
    if (!KEYWORDS.has(name) && !names.has(name) && names.size < MOST_NAMES) {
      names.set(name, target.start + index);
    }
  }
  const found = await Promise.all(
    [...names].map(async ([name, offset]) => {
      const definition = await inTime(definitionAt(document, document.positionAt(offset), DEFINITION_SIZE));
      return definition && { ...definition, title: `definition of ${name}` };
    }),
  );
  return found.flatMap((one) => one ?? []);
}

async function readUses({ document, target }: KnownPlace): Promise<readonly KnownText[]> {
  const found = await inTime(
    vscode.commands.executeCommand<readonly vscode.Location[] | undefined>(
      'vscode.executeReferenceProvider',
      document.uri,
      document.positionAt(target.start),
    ),
  );
  const others = (found ?? []).filter(({ uri }) => uri.toString() !== document.uri.toString()).slice(0, MOST_USES);
  const read = await Promise.all(others.map((use) => inTime(readUse(use))));
  return read.flatMap((one) => one ?? []);
}

async function readUse({ uri, range }: vscode.Location): Promise<KnownText | undefined> {
  const path = pathOf(uri);
  if (path === undefined) {
    return undefined;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const lines = new vscode.Range(Math.max(0, range.start.line - 1), 0, range.end.line + 2, 0);
  return { path, title: 'use', text: document.getText(lines) };
}

function readProblems(document: vscode.TextDocument, { start, end }: OffsetRange): readonly KnownText[] {
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const lines = problemsOf(document.uri)
    .filter((one) => one.range.intersection(range) !== undefined)
    .map(toShown)
    .map(({ line, message }) => `line ${line}: ${message}`);
  return lines.length === 0 ? [] : [{ title: 'problems that the editor shows', text: lines.join('\n') }];
}

/** Undefined for what comes too late or not at all. */
async function inTime<Value>(asked: Thenable<Value>): Promise<Value | undefined> {
  const late = new Promise<undefined>((resolve) => {
    setTimeout(resolve, LIMIT_MS, undefined);
  });
  try {
    return await Promise.race([asked, late]);
  } catch {
    return undefined;
  }
}
