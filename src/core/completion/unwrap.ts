// Takes an answer out of what models wrap around it: tags, fences, chatter, pieces of the prompt.

import { MARKS } from './prompt.ts';

/** From any of these on, the answer repeats the prompt, a chat format or what stands for a secret. */
const LEAKS = [
  MARKS.close,
  MARKS.open,
  MARKS.hole,
  MARKS.fileEnd,
  '<FILE path=',
  '<OTHER path=',
  '</OTHER>',
  '<|im_',
  '<|end',
];

const CHATTER =
  /^\s*(?:sure\b|certainly\b|of course\b|here(?:'s| is| are)\b|i(?:'m| am) (?:sorry|unable)\b|i can(?:'t|not)\b|as an ai\b|the (?:completion|missing (?:code|text)|text that|code that|hole)\b|to complete\b|based on\b|you can\b)/i;

/** A fence at the start, or after one line of talk. */
const FENCE = /^\s*(?:[^\n`]{0,200}\n+)?```([\w+#.-]*)[ \t]*(?:\n|$)/;
/** A fence with all behind it, or the part of one that has come. */
const FENCE_END = /\n?```[\s\S]*$|\n`{1,2}$/;
/** In prose only a fence that says nothing, or prose, wraps the answer. */
const PROSE_FENCE = /^(?:md|markdown|text|plaintext)?$/;

/** How an answer in this language may look. */
export interface AnswerManners {
  /** Prose may hold fences and sentences of its own. */
  readonly prose: boolean;
  /** Whether a backtick opens a string in the language. */
  readonly backticks: boolean;
}

/**
 * The text that the model means, with `\n` as line end. While only a wrapper has come, and for an answer that is only talk,
 * there is none.
 */
export function unwrap(raw: string, manners: AnswerManners): string | undefined {
  const tagged = raw.replace(/\r\n?/g, '\n');
  const opened = tagged.indexOf(MARKS.open);
  const inside = opened < 0 ? withoutOpening(tagged) : tagged.slice(opened + MARKS.open.length);
  const text = inside === undefined ? undefined : withoutLeaks(inside);
  return text === undefined ? undefined : withoutFence(text, opened >= 0, manners);
}

/** Nothing while the first characters may still become the opening tag. */
function withoutOpening(text: string): string | undefined {
  const start = text.trimStart();
  return start !== '' && MARKS.open.startsWith(start) ? undefined : text;
}

function withoutLeaks(text: string): string {
  const cuts = LEAKS.map((leak) => text.indexOf(leak)).filter((index) => index >= 0);
  const whole = cuts.length === 0 ? text : text.slice(0, Math.min(...cuts));
  return withoutPartialTag(whole);
}

/** A mark that has come in part says nothing of the answer. */
function withoutPartialTag(text: string): string {
  const start = Math.max(text.lastIndexOf('<'), text.lastIndexOf('«'));
  const tail = text.slice(start);
  return start >= 0 && LEAKS.some((leak) => leak.startsWith(tail)) ? text.slice(0, start) : text;
}

function withoutFence(text: string, tagged: boolean, manners: AnswerManners): string | undefined {
  const isChatter = !tagged && isTalk(text, manners);
  const fence = FENCE.exec(text);
  const isWrapper = fence !== null && (isChatter || text.trimStart().startsWith('```'));
  if (isWrapper && (!manners.prose || PROSE_FENCE.test(fence[1] ?? ''))) {
    return fence[0].endsWith('\n') ? insideOf(text.slice(fence[0].length)) : undefined;
  }
  return isChatter ? undefined : withoutStrayTicks(text, manners);
}

/** In prose a sentence is an answer, unless the model speaks of itself. */
function isTalk(text: string, manners: AnswerManners): boolean {
  return manners.prose ? /^\s*(?:i(?:'m| am) sorry|as an ai)\b/i.test(text) : CHATTER.test(text);
}

function insideOf(fenced: string): string {
  return fenced.replace(FENCE_END, '');
}

function withoutStrayTicks(text: string, manners: AnswerManners): string {
  if (manners.prose) {
    return text;
  }
  const unfenced = text.replace(FENCE_END, '');
  const quoted = /^\s*`([^`\n]+)`\s*$/.exec(unfenced);
  return quoted?.[1] !== undefined && !manners.backticks ? quoted[1] : unfenced;
}
