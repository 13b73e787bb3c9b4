// Checks every message that crosses between the host and the page of the pack; what does not fit the contract is dropped.

import type {
  ExcludedColumns,
  FileColumns,
  FileMarks,
  FromPackPage,
  PagePack,
  PageStatus,
  ToPackPage,
  WindowParts,
} from './packMessages.ts';
import {
  isBoolean,
  isCount,
  isFiniteNumber,
  isRange,
  isText,
  listOf,
  oneOf,
  record,
  textUpTo,
  union,
} from './shape.ts';
import type { Guard } from './shape.ts';

type From<K extends FromPackPage['kind']> = Extract<FromPackPage, { kind: K }>;
type To<K extends ToPackPage['kind']> = Extract<ToPackPage, { kind: K }>;

/** UTF-16 units of a path that the page may name: more than any file system takes. */
const LONGEST_PATH = 32_768;

/** A message from the page, or undefined when the value is none. */
export function parseFromPackPage(value: unknown): FromPackPage | undefined {
  return isFromPage(value) ? value : undefined;
}

/** A message from the host, or undefined when the value is none. */
export function parseToPackPage(value: unknown): ToPackPage | undefined {
  return isToPage(value) ? value : undefined;
}

const isPath = textUpTo(LONGEST_PATH);

const isFromPage = union<FromPackPage>({
  ready: record<From<'ready'>>({ kind: oneOf('ready') }, {}),
  refresh: record<From<'refresh'>>({ kind: oneOf('refresh') }, {}),
  cancel: record<From<'cancel'>>({ kind: oneOf('cancel') }, {}),
  mark: record<From<'mark'>>(
    { kind: oneOf('mark'), path: isPath, mark: oneOf('pinned', 'excluded', 'full'), on: isBoolean },
    {},
  ),
  open: record<From<'open'>>({ kind: oneOf('open'), path: isPath, line: isCount }, {}),
  copyMarkdown: record<From<'copyMarkdown'>>({ kind: oneOf('copyMarkdown') }, {}),
  showPrompt: record<From<'showPrompt'>>({ kind: oneOf('showPrompt') }, {}),
});

const isLines: Guard<FileColumns['lines'][number]> = (value): value is FileColumns['lines'][number] =>
  Array.isArray(value) && value.length === 2 && isCount(value[0]) && listOf(isRange)(value[1]);

const isFiles = record<FileColumns>(
  {
    paths: isText,
    levels: isText,
    tokens: listOf(isFiniteNumber),
    scores: listOf(isFiniteNumber),
    reasons: listOf(isText),
    reasonOf: listOf(isCount),
    lines: listOf(isLines),
  },
  {},
);

const isExcluded = record<ExcludedColumns>(
  {
    paths: isText,
    reasons: listOf(record<ExcludedColumns['reasons'][number]>({ code: isText, words: isText }, {})),
    reasonOf: listOf(isCount),
    rules: listOf(isText),
    ruleOf: listOf(isFiniteNumber),
  },
  {},
);

const isParts = record<WindowParts>(
  {
    instructions: isFiniteNumber,
    history: isFiniteNumber,
    question: isFiniteNumber,
    tree: isFiniteNumber,
    answer: isFiniteNumber,
    free: isFiniteNumber,
  },
  {},
);

const isPack = record<PagePack>(
  {
    question: isText,
    isSent: isBoolean,
    workspace: isText,
    budget: isFiniteNumber,
    total: isFiniteNumber,
    parts: isParts,
    cachedShare: isFiniteNumber,
    cacheReason: isText,
    isFree: isBoolean,
    files: isFiles,
    excluded: isExcluded,
    hiddenValues: isCount,
    invisibleFiles: isCount,
  },
  { price: isFiniteNumber },
);

const isMarks = record<FileMarks>({ pinned: listOf(isText), excluded: listOf(isText), full: listOf(isText) }, {});

const isToPage = union<ToPackPage>({
  pack: record<To<'pack'>>({ kind: oneOf('pack'), pack: isPack }, {}),
  status: record<To<'status'>>(
    {
      kind: oneOf('status'),
      status: record<PageStatus>({ packing: isBoolean, marks: isMarks, hasRequest: isBoolean }, { problem: isText }),
    },
    {},
  ),
});
