// What the scripted service says: made from the request alone, in the forms that the product's prompts ask for.

import { MARKS, readQuery } from '../../src/core/completion/prompt.ts';
import type { ChatMessage } from '../../src/core/model/request.ts';
import type { SentDocument } from '../../src/core/pack/packTypes.ts';
import { parseDocuments, splitQuestion } from '../../src/core/pack/parseMessages.ts';

/** The answer to the body of a chat-completions request. */
export function answerTo(body: unknown): string {
  const messages = messagesIn(body);
  const rules = messages.find(({ role }) => role === 'system')?.content ?? '';
  if (rules.includes(MARKS.hole)) {
    return `${MARKS.open}${fillFor(messages)}${MARKS.close}`;
  }
  return rules.includes('<<<<<<< SEARCH') ? changeFor(messages.at(-1)?.content ?? '') : chatFor(messages);
}

function messagesIn(body: unknown): readonly ChatMessage[] {
  const messages = typeof body === 'object' && body !== null && 'messages' in body ? body.messages : [];
  return Array.isArray(messages) ? (messages as readonly ChatMessage[]) : [];
}

/** A heading, a list with citations that hold, a code block. */
function chatFor(messages: readonly ChatMessage[]): string {
  const documents = byQuestion(parseDocuments(messages), splitQuestion(messages));
  const cited = documents.slice(0, 3).flatMap((document) => {
    const line = tellingLine(document);
    return line === undefined ? [] : [{ document, line }];
  });
  const [first] = cited;
  if (!first) {
    return 'The workspace holds nothing about this.';
  }
  const points = cited.map(({ document: { path }, line }, index) => {
    return `${index + 1}. \`${path}\` has a part in it [${path} "${line.replace(/["\\]/g, '\\$&')}"].`;
  });
  return [
    'It is done in a few places, **one step after the other**.',
    '## Where it happens',
    points.join('\n'),
    `It begins here:\n\n\`\`\`\n${first.line}\n\`\`\``,
  ].join('\n\n');
}

/** Documents that hold most words of the question first. */
function byQuestion(documents: readonly SentDocument[], question: string): readonly SentDocument[] {
  const beginnings = (question.toLowerCase().match(/[a-z]{4,}/g) ?? []).map((word) => word.slice(0, 5));
  const held = ({ path, text }: SentDocument): number =>
    beginnings.filter((beginning) => `${path}\n${text}`.toLowerCase().includes(beginning)).length;
  return documents.toSorted((one, other) => held(other) - held(one));
}

/** The longest line of usual length that stands in the document once. */
function tellingLine({ text }: SentDocument): string | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line.length > 8 && line.length <= 80 && lines.indexOf(line) === lines.lastIndexOf(line))
    .reduce<string | undefined>((best, line) => (line.length > (best?.length ?? 0) ? line : best), undefined);
}

/** The name that was declared last before the hole. */
function fillFor(messages: readonly ChatMessage[]): string {
  const before = readQuery(messages)?.prefix ?? '';
  const names = [...before.matchAll(/\b(?:const|let|var|def|function|fn|func)\s+([A-Za-z_]\w*)/g)];
  const name = names.at(-1)?.[1];
  return name === undefined ? '' : `${name};`;
}

/** Says above the target, in a comment, what it is. */
function changeFor(content: string): string {
  const file = /^<file [^>]*>\n([^]*?)\n<\/file>$/m.exec(content)?.[1]?.split('\n') ?? [];
  const target = /^<target [^>]*>\n([^]*?)\n<\/target>$/m.exec(content)?.[1]?.split('\n') ?? file;
  const line = target.find((one) => one.trim() !== '' && file.filter((other) => other === one).length === 1);
  if (line === undefined) {
    return 'Nothing needs to change here.';
  }
  const indentation = /^\s*/.exec(line)?.[0] ?? '';
  return [
    'A comment now says what this is for.',
    '',
    '<<<<<<< SEARCH',
    line,
    '=======',
    `${indentation}// Reviewed: this is where the work begins.`,
    line,
    '>>>>>>> REPLACE',
  ].join('\n');
}
