// Takes an answer out of what models wrap around it: tags, fences, chatter, pieces of the prompt.

import { fieldsIn } from '../model/jsonFields.ts';
import { MARKS } from './prompt.ts';

/** From any of these on, the answer repeats the prompt, a chat format or what stands for a secret. */
const LEAKS = [
  MARKS.close,
  MARKS.open,
  MARKS.hole,
  MARKS.fileEnd,
  '<FILE path=',
  ...['DEFINED', 'OTHER', 'EDITED', 'PROBLEMS'].flatMap((tag) => [`<${tag} path=`, `</${tag}>`]),
  // Marks of models that are trained on holes, on chats and on the files of repositories.
  ...['<|im_', '<|end', '<|fim_', '<|file_', '<|repo_', '<fim_', '<EOT>'],
  '«secret ',
];

const CHATTER =
  /^\s*(?:sure\b|certainly\b|of course\b|here(?:'s| is| are| you go)\b|i(?:'m| am) (?:sorry|unable)\b|i can(?:'t|not)\b|as an ai\b|the (?:completion|missing (?:code|text)|text that|code that|hole)\b|to complete\b|based on\b|you can\b|could you\b|please (?:provide|share|note)\b|unfortunately\b|it (?:looks|seems) |this (?:code|function|line|completes)\b)/i;

/** A fence at the start, or after one line of talk. */
const FENCE = /^\s*(?:[^\n`]{0,200}\n+)?```([\w+#.-]*)[ \t]*(?:\n|$)/;
/** A fence with all behind it, or the part of one that has come. */
const FENCE_END = /\n?```[\s\S]*$|\n`{1,2}$/;
/** The same where no fence began: code may hold three ticks within a line. */
const STRAY_FENCE = /\n[ \t]*```[\s\S]*$|```\s*$|\n`{1,2}$/;
/** An answer in an object of its own, as models give it that are used to calls of tools. */
const OBJECT = /^\s*\{\s*"(?:completion|fill|answer|insertText)"\s*:/;

/** In prose only a fence that says nothing, or prose, wraps the answer. */
const PROSE_FENCE = /^(?:md|markdown|text|plaintext)?$/;

/** How an answer in this language may look. */
export interface AnswerManners {
  /** Prose may hold fences and sentences of its own. */
  readonly prose: boolean;
  /** Whether a backtick opens a string in the language. */
  readonly backticks: boolean;
  /** Whether an object with names in quotes is an answer by itself. */
  readonly objects: boolean;
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
  const code = text === undefined ? undefined : withoutFence(text, opened >= 0, manners);
  return code !== undefined && !manners.objects && OBJECT.test(code) ? insideObject(code) : code;
}

/** The one text of an object; none while the object has come in part. */
function insideObject(text: string): string | undefined {
  try {
    const [value] = Object.values(fieldsIn(JSON.parse(text)));
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
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
  const unfenced = text.replace(STRAY_FENCE, '');
  const quoted = /^\s*`([^`\n]+)`\s*$/.exec(unfenced);
  return quoted?.[1] !== undefined && !manners.backticks ? quoted[1] : unfenced;
}
