// Renders the request and the manifest: what is sent, and the account of it.

import type { ExcludedFile, Manifest, PackedFile } from '../../protocol/manifest.ts';
import { findInvisible } from '../egress/invisible.ts';
import { expectedTokens } from '../model/counting.ts';
import { inputPrice } from '../model/price.ts';
import type { ChatMessage } from '../model/request.ts';
import type { TokenCounter } from '../ports.ts';
import { comparePaths } from '../text/comparePaths.ts';
import { hiddenInInstructions, invisibleInInstructions } from './customInstructions.ts';
import type { FileTree } from './fileTree.ts';
import type { FittedPrompt } from './fitPrompt.ts';
import type { LaidFile } from './layoutTypes.ts';
import { textInside } from './layoutReader.ts';
import type { LaidPack, PackInput, SentDocument } from './packTypes.ts';
import type { PreparedText } from './preparedTexts.ts';
import type { RankedFile } from './rankFiles.ts';
import type { TextReader } from './textReader.ts';

/** What the steps before have found. */
export interface PackFindings {
  readonly ranked: readonly RankedFile[];
  readonly fitted: FittedPrompt;
  readonly texts: TextReader;
  readonly excluded: readonly ExcludedFile[];
  readonly timings: Manifest['timings'];
  readonly counter: TokenCounter;
}

/** The finished pack. */
export function renderPack(input: PackInput, findings: PackFindings): LaidPack {
  const { layout } = findings.fitted;
  return {
    messages: renderMessages(findings.fitted),
    manifest: toManifest(input, findings),
    documents: sentDocuments(findings),
    ledger: layout.ledger,
  };
}

function renderMessages({ layout: { ledger, tail }, frame }: FittedPrompt): readonly ChatMessage[] {
  const documents = ledger.segments.map(({ text }) => text);
  return [{ role: 'system', content: [ledger.head, ...documents, tail].join('') }, ...frame.following];
}

function toManifest(input: PackInput, findings: PackFindings): Manifest {
  const { ranked, fitted, texts, excluded, timings } = findings;
  const { tokens, forecast, files } = fitted.layout;
  const sent = [...files].map(([path, laid]) => ({ laid, text: texts.have(path) }));
  const tree = tokens.list;
  const counted = expectedTokens(input.profile.counting, tokens.total);
  const cached = Math.round((forecast.prefixTokens / tokens.total) * counted);
  const cold = inputPrice(input.profile, counted, 0);
  const expected = inputPrice(input.profile, counted, cached);
  const lost = new Set(texts.lost.map(({ path }) => path));
  const reasons = new Map<string, string>();
  return {
    budget: input.budget,
    tokens: {
      total: tokens.total,
      instructions: tokens.total - tree - tokens.documents,
      tree,
      files: tokens.documents,
    },
    files: ranked
      .filter(({ facts }) => !lost.has(facts.path))
      .map((one) => {
        const laid = files.get(one.facts.path);
        return laid ? toPackedFile(one, laid, findings) : toUnsent(one, fitted.tree, reasons);
      }),
    excluded: excluded.toSorted(comparePaths),
    hidden: [
      ...hiddenInInstructions(fitted.frame.custom),
      ...sent.flatMap(({ laid, text }) => text.hidden.filter(({ line }) => isIn(laid, line))),
    ],
    invisible: [
      ...invisibleInInstructions(fitted.frame.custom),
      ...sent.flatMap(({ laid, text }) => invisibleIn(laid, text)),
    ],
    around: fitted.frame.parts,
    cache: forecast,
    price: { currency: 'USD', ...(cold !== undefined && { cold }), ...(expected !== undefined && { expected }) },
    timings,
  };
}

/** `reasons` holds what was said before: most files of a large workspace are told the same few sentences. */
function toUnsent(
  { facts: { path }, score, reason }: RankedFile,
  { folded }: FileTree,
  reasons: Map<string, string>,
): PackedFile {
  const why = reasons.get(reason) ?? `${reason}; no room in the budget`;
  reasons.set(reason, why);
  return { path, level: folded.has(path) ? 'folded' : 'listed', tokens: 0, score, reason: why };
}

function toPackedFile(
  { facts: { path }, score, reason, part }: RankedFile,
  laid: LaidFile,
  { fitted, texts, counter }: PackFindings,
): PackedFile {
  const { level, lines } = laid;
  const isWanted = fitted.allotted.has(path);
  const kept = isWanted ? reason : `${reason}; still in the prompt of the last question`;
  if (level === 'full') {
    return { path, level, tokens: texts.have(path).tokens, score, reason: kept };
  }
  const tokens = fitted.allotted.get(path)?.tokens ?? counter.count(cutOf(path, fitted));
  const why = part ? 'you selected these lines' : `${kept}; too large to send whole`;
  return { path, level, ...(lines && { lines }), tokens, score, reason: why };
}

/** The text that the prompt holds of a part of a file. */
function cutOf(path: string, { layout }: FittedPrompt): string {
  const segment = layout.ledger.segments.findLast((one) => one.kind === 'document' && one.path === path);
  return segment ? textInside(segment.text) : '';
}

function sentDocuments({ fitted, texts }: PackFindings): readonly SentDocument[] {
  return [...fitted.layout.files].map(([path, { level, lines }]) =>
    level === 'full'
      ? { path, text: texts.have(path).text }
      : { path, text: cutOf(path, fitted), ...(lines && { lines }) },
  );
}

function isIn({ lines }: LaidFile, line: number): boolean {
  return lines === undefined || lines.some(([first, last]) => first <= line && line <= last);
}

/** The hidden characters in what is sent of a file: one finding or none. */
function invisibleIn({ lines }: LaidFile, { path, text, invisible }: PreparedText): Manifest['invisible'] {
  if (!lines || !invisible) {
    return invisible ? [invisible] : [];
  }
  const all = text.split('\n');
  const findings = lines.flatMap(([first, last]) => {
    const found = findInvisible(all.slice(first - 1, last).join('\n'));
    return found ? [{ count: found.count, line: found.line + first - 1 }] : [];
  });
  const [first] = findings;
  return first ? [{ path, count: findings.reduce((sum, { count }) => sum + count, 0), line: first.line }] : [];
}
