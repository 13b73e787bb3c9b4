// One planted fault for each boundary rule: files of a small house, and who is to be accused.

/** A file that breaks one rule. */
export interface Fault {
  /** Name of the rule. */
  readonly rule: string;
  /** The file that is to be accused. */
  readonly path: string;
  readonly text: string;
}

/** A house without faults that uses what each room may use. */
export const soundHouse: Readonly<Record<string, string>> = {
  'src/protocol/thread.ts': 'export interface Thread { readonly id: string }\n',
  'src/core/globals.d.ts': 'declare class TextEncoder {\n  encode(input: string): Uint8Array;\n}\n',
  'src/core/noVscode.d.ts': 'export {};\n',
  'src/core/ports.ts': 'export interface Clock { now(): number }\n',
  'src/core/text/lines.ts': "export const lines = (text: string): readonly string[] => text.split('\\n');\n",
  'src/core/pack/pack.ts':
    "import { lines } from '../text/lines.ts';\nexport const pack = (text: string): number => lines(text).length;\n",
  'src/core/chat/ask.ts':
    "import { pack } from '../pack/pack.ts';\nimport type { Thread } from '../../protocol/thread.ts';\nexport const ask = (thread: Thread): number => pack(thread.id);\n",
  'src/core/completion/complete.ts': "export { lines as complete } from '../text/lines.ts';\n",
  'src/host/files/disk.ts': "export { readFileSync as read } from 'node:fs';\n",
  'src/host/git/runGit.ts':
    "export { spawn as start } from 'node:child_process';\nexport { lstatSync as look } from 'node:fs';\n",
  'src/host/openai/client.ts': "export const load = (): Promise<unknown> => import('openai');\n",
  'src/host/tokens/tiktokenCounter.ts': "export { Tiktoken } from 'tiktoken/lite';\n",
  'src/host/syntax/grammarRuntime.ts': "export const load = (): unknown => import('@vscode/tree-sitter-wasm');\n",
  'src/host/tokens/o200kRanks.ts':
    "export const ranks = (): Promise<unknown> => import('tiktoken/encoders/o200k_base');\n",
  'src/host/vscode/log.ts':
    "import * as vscode from 'vscode';\nexport const say = (text: string): unknown => vscode.window.showInformationMessage(text);\n",
  'src/services.ts':
    "import type { Clock } from './core/ports.ts';\nimport { say } from './host/vscode/log.ts';\nexport interface Services { readonly clock: Clock; readonly say: typeof say }\nexport const services = { say };\n",
  'src/features/chat/commands.ts':
    "import type { Services } from '../../services.ts';\nimport { say } from '../../host/vscode/log.ts';\nexport const chat = (services: Services): unknown => say(String(services.clock.now()));\n",
  'src/features/inspect/inspect.ts': 'export const inspect = 1;\n',
  'src/extension.ts': "export { chat as activate } from './features/chat/commands.ts';\n",
  'src/cli/options.ts': 'export const options = 1;\n',
  'src/cli.ts': "export { options } from './cli/options.ts';\n",
  'src/worker.ts': "export { pack } from './core/pack/pack.ts';\n",
  'media/chat/render.ts':
    "import type { Thread } from '../../src/protocol/thread.ts';\nexport const render = (thread: Thread): string => document.title + thread.id;\n",
  'test/fakes/clock.ts': 'export const clock = 1;\n',
};

/** What dependency-cruiser is to find. */
export const importFaults: readonly Fault[] = [
  { rule: 'no-cycles', path: 'src/core/text/first.ts', text: "export * from './second.ts';\n" },
  { rule: 'resolvable', path: 'src/core/text/lost.ts', text: "export * from './absent.ts';\n" },
  {
    rule: 'protocol-imports-nothing',
    path: 'src/protocol/curious.ts',
    text: "export type { Clock } from '../core/ports.ts';\n",
  },
  { rule: 'core-is-pure', path: 'src/core/text/disk.ts', text: "export { readFileSync } from 'node:fs';\n" },
  { rule: 'core-is-pure', path: 'src/core/text/adapter.ts', text: "export * from '../../host/files/disk.ts';\n" },
  { rule: 'core-is-pure', path: 'src/core/text/package.ts', text: "export * from 'highlight.js';\n" },
  { rule: 'core-areas', path: 'src/core/refactor/borrow.ts', text: "export * from '../completion/complete.ts';\n" },
  {
    rule: 'core-pack-is-for-questions',
    path: 'src/core/completion/all.ts',
    text: "export * from '../pack/pack.ts';\n",
  },
  { rule: 'core-foundations', path: 'src/core/text/upward.ts', text: "export * from '../pack/pack.ts';\n" },
  { rule: 'host-adapters-are-islands', path: 'src/host/git/walk.ts', text: "export * from '../files/disk.ts';\n" },
  {
    rule: 'host-looks-down',
    path: 'src/host/git/feature.ts',
    text: "export * from '../../features/inspect/inspect.ts';\n",
  },
  { rule: 'vscode-at-the-edge', path: 'src/host/git/editor.ts', text: "export type { Uri } from 'vscode';\n" },
  {
    rule: 'features-are-islands',
    path: 'src/features/chat/neighbour.ts',
    text: "export * from '../inspect/inspect.ts';\n",
  },
  {
    rule: 'features-look-down',
    path: 'src/features/chat/disk.ts',
    text: "export * from '../../host/files/disk.ts';\n",
  },
  {
    rule: 'services-as-a-type',
    path: 'src/features/chat/locator.ts',
    text: "export { services } from '../../services.ts';\n",
  },
  { rule: 'no-way-up-to-the-roots', path: 'src/core/pack/boss.ts', text: "export * from '../../worker.ts';\n" },
  {
    rule: 'cli-files-belong-to-the-cli',
    path: 'src/host/files/arguments.ts',
    text: "export * from '../../cli/options.ts';\n",
  },
  {
    rule: 'worker-and-cli-without-the-editor',
    path: 'src/cli.ts',
    text: "export { options } from './cli/options.ts';\nexport { detour } from './cli/detour.ts';\n",
  },
  { rule: 'worker-and-cli-without-the-editor', path: 'src/worker.ts', text: "export * from './host/vscode/log.ts';\n" },
  {
    rule: 'media-sees-the-protocol',
    path: 'media/chat/deep.ts',
    text: "export * from '../../src/core/text/lines.ts';\n",
  },
  { rule: 'media-in-the-browser', path: 'media/chat/node.ts', text: "export { readFileSync } from 'node:fs';\n" },
  {
    rule: 'one-door-to-openai',
    path: 'src/host/git/sdk.ts',
    text: "export const load = (): unknown => import('openai');\n",
  },
  {
    rule: 'one-door-to-tiktoken',
    path: 'src/host/tokens/second.ts',
    text: "export { Tiktoken } from 'tiktoken/lite';\n",
  },
  {
    rule: 'one-door-to-the-grammars',
    path: 'src/host/syntax/second.ts',
    text: "export const load = (): unknown => import('@vscode/tree-sitter-wasm');\n",
  },
  { rule: 'one-door-to-the-network', path: 'src/host/git/fetch.ts', text: "export { request } from 'node:https';\n" },
  { rule: 'no-processes', path: 'src/host/git/hooks.ts', text: "export { spawn } from 'node:child_process';\n" },
  {
    rule: 'one-place-that-writes',
    path: 'src/host/vscode/save.ts',
    text: "export { writeFile } from 'node:fs/promises';\n",
  },
  {
    rule: 'product-without-tests',
    path: 'src/host/git/fake.ts',
    text: "export * from '../../../test/fakes/clock.ts';\n",
  },
  { rule: 'packages-are-declared', path: 'src/host/git/stray.ts', text: "export * from 'acorn';\n" },
];

/** Files that a fault needs to be one. */
export const importFaultHelp: Readonly<Record<string, string>> = {
  'src/core/text/second.ts': "export * from './first.ts';\n",
  'src/cli/detour.ts': "export { ask as detour } from '../core/chat/detour.ts';\n",
  'src/core/chat/detour.ts': "export { say as ask } from '../../host/vscode/log.ts';\n",
};
