// Measures the chat panel with a long answer and a long conversation, beside other ways of showing the same. Timings are printed.

import { build } from 'esbuild';
import type { CDPSession, Frame } from 'playwright-core';
import { state } from '../../media/examples.ts';
import { ensurePeers, peersFolder, peerVersion } from '../peers.mjs';
import { longAnswer, longCode, longThread, piecesOf } from './corpus.ts';
import type { Feed, FrameCosts } from './page/benchPage.ts';

/** A page that shows the panel, and the browser's own account of it. */
export interface MeasuredPanel {
  readonly frame: Frame;
  readonly cdp: CDPSession;
}

/** Times that each stream is repeated; of each frame the median counts, since other work on the machine only adds. */
const ROUNDS = 3;

/** Of the slowest ways every so many frames are drawn. */
const SAMPLED = 10;

/** Milliseconds of a frame at 60 a second. */
const FRAME = 1000 / 60;

/** Loads the benchmark's script into the page and prints all figures. */
export async function runChatBench(panel: MeasuredPanel, print: (line: string) => void): Promise<void> {
  ensurePeers('streamdown');
  await panel.cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await panel.frame.evaluate(await contenderScript());
  for (const [name, text] of [
    ['2,000 lines with code', longAnswer()],
    ['one block of 2,000 lines', longCode()],
  ] as const) {
    const pieces = piecesOf(text);
    print(`${name}: ${(text.length / 1000).toFixed(0)} kB in ${pieces.length} pieces`);
    await compareStreams(panel, pieces, print);
  }
  await measureConversation(panel, print);
}

async function compareStreams(
  panel: MeasuredPanel,
  pieces: readonly string[],
  print: (line: string) => void,
): Promise<void> {
  // Five tokens a piece: at 200 tokens a second a piece comes every 25 ms, more than a frame.
  const slow = { pieces, perFrame: 1 };
  const fast = { pieces, perFrame: 50 };
  print(row(['', 'CPU ms', 'longest frame', 'dropped', 'longest idle']));
  for (const [label, feed, rounds] of [
    ['panel, 200 tokens/s', slow, ROUNDS],
    ['panel, all at once', fast, ROUNDS],
  ] as const) {
    print(figures(label, await measure(panel, rounds, (page) => page.stream(feed))));
  }
  for (const [label, name, rounds] of [
    ['plain text appended', 'plainText', ROUNDS],
    [`streamdown ${peerVersion('streamdown')}`, 'streamdown', 1],
  ] as const) {
    print(figures(label, await measure(panel, rounds, (page) => page.contend(name, slow))));
  }
  for (const [label, name] of [
    ['markdown-it, whole message', 'markdownIt'],
    ['own parser, whole message', 'wholeMessage'],
  ] as const) {
    const costs = await measure(panel, 1, (page) => page.contend(name, { pieces, perFrame: SAMPLED }));
    print(figures(`${label} *`, costs, SAMPLED));
  }
  print(`  * every ${SAMPLED}th frame was drawn, and the time taken ${SAMPLED} times`);
}

/** What several rounds of one stream cost: the page's time as the processor counts it, and its frames. */
interface Costs extends FrameCosts {
  readonly cpu: number;
}

interface Page {
  readonly stream: (feed: Feed) => Promise<FrameCosts>;
  readonly contend: (name: string, feed: Feed) => Promise<FrameCosts>;
}

async function measure(
  panel: MeasuredPanel,
  rounds: number,
  run: (page: Page) => Promise<FrameCosts>,
): Promise<readonly Costs[]> {
  const page: Page = {
    stream: (feed) => panel.frame.evaluate((sent) => window.bench.streamIntoPanel(sent), feed),
    contend: (name, feed) =>
      panel.frame.evaluate(([one, sent]) => window.bench.streamIntoContender(one, sent), [name, feed] as const),
  };
  const costs: Costs[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await panel.frame.evaluate(
      ([id, shown]) => {
        window.bench.showThread({ id, title: '', createdAt: 0, turns: [] }, shown);
      },
      [`round-${Math.random()}`, state] as const,
    );
    await panel.cdp.send('HeapProfiler.collectGarbage');
    const before = await processorTime(panel.cdp);
    const frames = await run(page);
    costs.push({ ...frames, cpu: (await processorTime(panel.cdp)) - before });
  }
  return costs;
}

function figures(label: string, rounds: readonly Costs[], times = 1): string {
  const frames = medians(rounds.map((one) => one.frames));
  return row([
    label,
    (median(rounds.map(({ cpu }) => cpu)) * times).toFixed(0),
    Math.max(...frames).toFixed(1),
    String(frames.filter((cost) => cost > FRAME).length * times),
    Math.max(0, ...medians(rounds.map((one) => one.idle))).toFixed(1),
  ]);
}

async function measureConversation(panel: MeasuredPanel, print: (line: string) => void): Promise<void> {
  const thread = longThread();
  const size = thread.turns.reduce((sum, { answer }) => sum + answer.length, 0);
  print(`a conversation of ${thread.turns.length} turns, ${(size / 1e6).toFixed(1)} MB`);
  const { frame, cdp } = panel;
  const opened: number[] = [];
  const before = await heap(cdp);
  for (let round = 0; round < ROUNDS; round += 1) {
    await frame.evaluate((shown) => {
      window.bench.showThread({ id: 'empty', title: '', createdAt: 0, turns: [] }, shown);
    }, state);
    await cdp.send('HeapProfiler.collectGarbage');
    opened.push(
      await frame.evaluate(([long, shown]) => window.bench.openThread(long, shown), [thread, state] as const),
    );
  }
  print(`  open ${median(opened).toFixed(0)} ms`);
  const last = thread.turns.at(-1)?.id ?? '';
  const up = await frame.evaluate(() => window.bench.scroll(120, 600));
  print(`  scroll, p50/p95/most of a frame ${spread(up.frames)} ms, in idle time ${spread(up.idle)}`);
  const jumps = await frame.evaluate(() => window.bench.scroll(20_000, 40));
  print(`  jumps of 20,000 px, ${spread(jumps.frames)} ms`);
  const typed = await frame.evaluate(() => window.bench.type('Why does the retry charge the order twice? '.repeat(3)));
  print(`  typing, ${spread(typed.frames)} ms`);
  const streamed = await frame.evaluate(([feed, after]) => window.bench.streamIntoPanel(feed, after), [
    { pieces: piecesOf(longAnswer()).slice(0, 1000), perFrame: 1 },
    last,
  ] as const);
  print(`  a piece of an answer at its end, ${spread(streamed.frames)} ms`);
  const growth = (await heap(cdp)) - before;
  print(`  heap +${(growth / 1e6).toFixed(1)} MB, ${(growth / size).toFixed(2)} × the text`);
}

async function heap(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}

/** Milliseconds of processor time that the page's main thread has taken. */
async function processorTime(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

/** Hands the parts of React to the contender that needs them: the type checker knows none of them. */
const script = `
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { Streamdown } from 'streamdown';
import './page/main.ts';
import { makeStreamdown } from './page/streamdown.mjs';
window.bench.contenders.set('streamdown', makeStreamdown({ createElement, createRoot, flushSync, Streamdown }));
`;

async function contenderScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'chrome138',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    nodePaths: [peersFolder],
    logLevel: 'error',
    plugins: (await import('../../../media/build.mjs')).mediaBuild({ page: 'chat', production: true }).plugins ?? [],
  });
  return outputFiles[0]?.text ?? '';
}

/** Of several rounds of the same frames, the median of each. */
function medians(rounds: readonly (readonly number[])[]): readonly number[] {
  const length = Math.min(...rounds.map((round) => round.length));
  return Array.from({ length }, (_, at) => median(rounds.map((round) => round[at] ?? 0)));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function spread(values: readonly number[]): string {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  return `${at(0.5)}/${at(0.95)}/${at(1)}`;
}

function row([label = '', ...cells]: readonly string[]): string {
  return `  ${label.padEnd(30)}${cells.map((cell) => cell.padStart(15)).join('')}`;
}
