// What the chat benchmark is made of: a long answer, one long block of code, and a conversation of 1,000 turns. No chance in it.

import type { Thread, Turn } from '../../../src/protocol/thread.ts';

/** Lines of the long answer, and of the block of code. */
const LINES = 2000;

/** Turns of the long conversation, and UTF-16 units of each answer, which make 5 MB of it. */
const TURNS = 1000;
const ANSWER_LENGTH = 5000;

const topics = ['the order', 'a retry', 'the cart', 'one key', 'the gateway', 'a refund', 'the ledger'] as const;

/** An answer of 2,000 lines, 79 KB: headings, paragraphs with citations, lists, tables, and 83 blocks of code. */
export function longAnswer(): string {
  const lines: string[] = [];
  for (let section = 0; lines.length < LINES; section += 1) {
    lines.push(...sectionOf(section));
  }
  return lines.slice(0, LINES).join('\n');
}

/** One block of code of 2,000 lines. */
export function longCode(): string {
  const lines = Array.from({ length: LINES - 2 }, (_, line) => codeLine(line));
  return ['```ts', ...lines, '```'].join('\n');
}

/** A text in pieces as a service sends them: about five tokens each. */
export function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let at = 0, step = 0; at < text.length; step += 1) {
    const length = 12 + ((step * 7) % 16);
    pieces.push(text.slice(at, at + length));
    at += length;
  }
  return pieces;
}

/** A conversation of 1,000 turns with 5 MB of answers. */
export function longThread(): Thread {
  const source = longAnswer();
  const turns = Array.from({ length: TURNS }, (_, index): Turn => {
    const from = (index * 1237) % (source.length - ANSWER_LENGTH);
    const begin = source.indexOf('\n## ', from) + 1;
    const body = source.slice(begin, begin + ANSWER_LENGTH);
    const isInCode = (body.match(/^```/gmu)?.length ?? 0) % 2 === 1;
    return {
      id: `turn-${index}`,
      ...(index > 0 && { after: `turn-${index - 1}` }),
      question: `Question ${index}: what does ${topicOf(index)} do when ${topicOf(index + 3)} fails?`,
      scope: { kind: 'workspace' },
      attachments: [],
      model: 'Model',
      startedAt: index,
      answer: `${body.padEnd(ANSWER_LENGTH, ' and so on')}${isInCode ? '\n```' : ''}\n`,
      citations: [],
      outcome: 'complete',
    };
  });
  return { id: 'long', title: 'Long', createdAt: 0, turns, leaf: `turn-${TURNS - 1}` };
}

function sectionOf(section: number): readonly string[] {
  const topic = topicOf(section);
  return [
    `## ${section + 1}. What ${topic} does`,
    '',
    `It reads **${topic}** with \`read${section}()\` first [src/pay/part${section}.ts "const part = ${section}"] and *then* it`,
    `waits for ${topicOf(section + 1)}; see [the notes](https://example.com/${section}) for more of this. What is kept of`,
    `${topicOf(section + 2)} is **never** written twice, since \`write${section}()\` asks for the key that was made before the`,
    'first attempt, and a second attempt finds the same one; without it the gateway would take each call for another',
    'payment, and the customer would be charged as often as the network fails.',
    '',
    `- first ${topic}, in \`src/pay\``,
    '- then the one that comes after it',
    '  - with a nested one',
    '',
    '```ts',
    ...Array.from({ length: 9 }, (_, line) => codeLine(section * 9 + line)),
    '```',
    '',
    ...(section % 4 === 0 ? ['| call | keys |', '| --- | ---: |', `| ${topic} | ${section} |`, ''] : []),
  ];
}

function codeLine(line: number): string {
  const kinds = [
    `export function step${line}(order: Order): number {`,
    `  const total${line} = order.lines.length * ${line};`,
    `  if (total${line} > 100) { // the rest is checked later`,
    `    return charge(order, { key: 'k${line}', amount: 1.5 });`,
    '  }',
    `  return total${line};`,
    '}',
  ];
  return kinds[line % kinds.length] ?? '';
}

function topicOf(index: number): string {
  return topics[index % topics.length] ?? topics[0];
}
