// Tests for the code at hand, where the project keeps them: a file that is created, or one that is added to.

import * as vscode from 'vscode';
import type { KnownText } from '../../core/refactor/knownTexts.ts';
import { withinRoom } from '../../core/refactor/knownTexts.ts';
import { priceRequest } from '../../core/refactor/priceRequest.ts';
import { receiveText } from '../../core/refactor/receiveText.ts';
import { testPlaceOf, type TestPlace } from '../../core/refactor/testLayout.ts';
import { testFileIn, testRequest, type TestInput } from '../../core/refactor/testRequest.ts';
import { snapshotOf } from '../../host/vscode/snapshotOf.ts';
import { pathOf, uriOf } from '../../host/vscode/workspacePaths.ts';
import { readKnown } from './readKnown.ts';
import { isWaitingAt, labelOf, propose, type Work } from './changeDocument.ts';
import type { RefactorServices } from './refactorServices.ts';
import { tellFailure, tellOutcome } from './tellOutcome.ts';
import { approve, inProgress } from './withPrice.ts';

/** Files of the project that are looked at for its layout. */
const MOST_FILES = 5_000;

const NOT_OURS = '**/{node_modules,dist,out,build,vendor,target,.git}/**';

/** Writes tests for the target of the work. */
export async function writeTests(work: Work, services: RefactorServices): Promise<void> {
  const { found } = work;
  if (pathOf(found.document.uri) === undefined) {
    await vscode.window.showInformationMessage(vscode.l10n.t('Save the file in the workspace first.'));
    return;
  }
  await services.rulesReady();
  const place = await findTestPlace(found.snapshot.path, services);
  const known = await readAround(work, place, services);
  const test = place.exists ? await openAt(place.path) : undefined;
  if (test) {
    await addTests(work, test, known, services);
  } else {
    await createTests(work, place, known, services);
  }
}

async function findTestPlace(source: string, { forbids }: RefactorServices): Promise<TestPlace> {
  const uris = await vscode.workspace.findFiles('**/*.*', NOT_OURS, MOST_FILES);
  const paths = uris.flatMap((uri) => pathOf(uri) ?? []).filter((path) => forbids(path) === undefined);
  return testPlaceOf(source, paths.sort());
}

/** A test that shows the manner of the project comes before what the code calls. */
async function readAround(
  { command, found, targetKind }: Work,
  { example, path }: TestPlace,
  services: RefactorServices,
): Promise<readonly KnownText[]> {
  const document = example === undefined || example === path ? undefined : await openAt(example);
  const shown = document ? [{ path: example ?? '', title: 'a test of the project', text: document.getText() }] : [];
  const target = found.ranges[targetKind] ?? { start: 0, end: found.snapshot.text.length };
  return withinRoom([...shown, ...(await readKnown(command.context, { document: found.document, target }, services))]);
}

async function openAt(path: string): Promise<vscode.TextDocument | undefined> {
  const uri = uriOf(path);
  try {
    return uri && (await vscode.workspace.openTextDocument(uri));
  } catch {
    return undefined;
  }
}

/** The tests that are there get what is missing. */
async function addTests(
  { command, found, targetKind, call, again }: Work,
  test: vscode.TextDocument,
  known: readonly KnownText[],
  services: RefactorServices,
): Promise<void> {
  const snapshot = snapshotOf(test);
  const code = { path: found.snapshot.path, title: 'the code to test', text: found.place.texts[targetKind] ?? '' };
  await propose(
    labelOf(command, snapshot.path),
    {
      command,
      instruction: `${instructionOf(command.instruction, call.instruction)} Add them to this file of tests; leave the tests that are there as they are, and add none for what they cover.`,
      files: [snapshot],
      target: { start: 0, end: snapshot.text.length },
      targetKind: 'file',
      profile: services.profiles.current(),
      known: withinRoom([code, ...known]),
    },
    { again: () => again(), found: { document: test, snapshot } },
    services,
  );
}

async function createTests(
  work: Work,
  { path }: TestPlace,
  known: readonly KnownText[],
  services: RefactorServices,
): Promise<void> {
  const { command, found, targetKind, call } = work;
  const input: TestInput = {
    instruction: instructionOf(command.instruction, call.instruction),
    snapshot: found.snapshot,
    target: found.ranges[targetKind] ?? { start: 0, end: found.snapshot.text.length },
    targetKind,
    testPath: path,
    known,
    profile: services.profiles.current(),
  };
  const [label, request] = [labelOf(command, path), testRequest(input)];
  if (!(await approve(label, priceRequest(request), services))) {
    return;
  }
  const received = await inProgress(label, services, (signal) => receiveText(request, services.send, signal));
  const again = () => work.again();
  if (received.kind === 'complete') {
    await showFile(work, { label, path, again }, testFileIn(received.value, input), services);
  } else if (received.kind === 'failed') {
    await tellFailure(label, received.failure, again);
  }
}

async function showFile(
  { command, found }: Work,
  { label, path, again }: { readonly label: string; readonly path: string; readonly again: () => Thenable<unknown> },
  file: ReturnType<typeof testFileIn>,
  services: RefactorServices,
): Promise<void> {
  if (file.kind === 'none') {
    await tellOutcome(label, { kind: 'refused', problems: [file.problem] }, again);
    return;
  }
  await services.review.show(
    {
      command: `panorama.refactor.${command.id}`,
      title: command.title,
      files: [{ kind: 'create', path, text: file.text, reason: file.said }],
      failed: [],
      notes: [],
      summary: file.said,
    },
    new Map(),
    isWaitingAt(found),
  );
}

function instructionOf(own: string | undefined, added: string | undefined): string {
  return [own, added].filter((text) => text !== undefined).join(' ');
}
