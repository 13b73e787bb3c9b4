// A conversation as Markdown, to keep or to share.

import type { Thread, Turn } from '../../protocol/thread.ts';

/** The whole conversation; questions are quoted, answers stand as they are. */
export function exportMarkdown(thread: Thread): string {
  const title = thread.title === '' ? 'Chat' : thread.title;
  return [`# ${title}`, ...thread.turns.map(turnMarkdown)].join('\n\n') + '\n';
}

function turnMarkdown(turn: Turn): string {
  const question = turn.question
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
  const parts = [question, turn.answer.trim()];
  if (turn.outcome !== 'complete') {
    parts.push(`_${turn.failure?.message ?? turn.outcome ?? 'running'}_`);
  }
  if (turn.citations.length > 0) {
    parts.push(turn.citations.map(({ path, lines, state }) => `- \`${path}:${lines[0]}\` (${state})`).join('\n'));
  }
  return parts.filter((part) => part !== '').join('\n\n');
}
