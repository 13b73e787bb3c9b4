// A prompt file of a workspace, `.github/prompts/*.prompt.md`: its front matter, and the places in its text that are filled in.

/** A prompt file as it was read. */
export interface PromptFile {
  /** What it is called behind the `/`: its file's name, in lower case, without white space. */
  readonly name: string;
  /** May be empty. */
  readonly description: string;
  /** The model that it asks for, as it is written there. */
  readonly model?: string;
  /** `edit` changes the active file; all else is asked as a question. */
  readonly mode: 'ask' | 'edit' | 'agent';
  /** The text behind the front matter, trimmed. */
  readonly text: string;
}

/** The ending of such a file's name. */
export const PROMPT_ENDING = '.prompt.md';

/** A block between two lines of three hyphens at the very beginning. */
const FRONT_MATTER = /^---[ \t]*\n((?:[\s\S]*?\n)?)---[ \t]*(?:\n|$)/u;

/** Reads a prompt file; what its front matter says beyond description, model and mode is passed over. */
export function parsePromptFile(fileName: string, content: string): PromptFile {
  const plain = content.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
  const front = FRONT_MATTER.exec(plain);
  const fields = readFields(front?.[1] ?? '');
  const model = fields.get('model');
  return {
    name: nameOf(fileName),
    description: fields.get('description') ?? '',
    ...(model !== undefined && { model }),
    mode: modeOf(fields.get('agent') ?? fields.get('mode')),
    text: plain.slice(front?.[0].length ?? 0).trim(),
  };
}

function nameOf(fileName: string): string {
  const name = fileName.endsWith(PROMPT_ENDING) ? fileName.slice(0, -PROMPT_ENDING.length) : fileName;
  return name.trim().toLowerCase().replace(/\s+/gu, '-');
}

/** Lines of the form `name: value`; of a list in brackets the first entry. Values that go over several lines are not read. */
function readFields(block: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const [, name, value] = /^([A-Za-z][\w-]*):[ \t]*(.*)$/u.exec(line) ?? [];
    const plain = plainValue(value ?? '');
    if (name !== undefined && plain !== '') {
      fields.set(name.toLowerCase(), plain);
    }
  }
  return fields;
}

function plainValue(value: string): string {
  const [, first] = /^\[\s*([^,\]]*)/u.exec(value) ?? [];
  const one = (first ?? value).trim();
  const [, , quoted] = /^(["'])(.*?)\1/u.exec(one) ?? [];
  return quoted ?? one.replace(/\s+#.*$/u, '').trim();
}

function modeOf(value: string | undefined): PromptFile['mode'] {
  return value === 'edit' || value === 'agent' ? value : 'ask';
}

/** `${input:name}`, with the words that tell what is wanted behind a further colon. */
const INPUT = /\$\{input:([\w-]+)(?::([^}]*))?\}/gu;

/** Something that the user is asked for before a prompt is sent. */
export interface PromptQuestion {
  readonly name: string;
  /** May be empty. */
  readonly hint: string;
}

/** What a prompt asks its user for, each name once, in order. */
export function promptQuestions(text: string): readonly PromptQuestion[] {
  const questions = new Map<string, PromptQuestion>();
  for (const [, name = '', hint = ''] of text.matchAll(INPUT)) {
    questions.set(name, questions.get(name) ?? { name, hint });
  }
  return [...questions.values()];
}

/** What is filled in: the values of `${file}` and the like by their names, and the answers to what was asked. */
export interface PromptValues {
  readonly variables: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, string>>;
}

/** The text with its places filled in at one go, so that no value is read for places in its turn; unknown places stay as they are. */
export function fillPrompt(text: string, { variables, answers }: PromptValues): string {
  return text.replace(
    /\$\{(?:input:([\w-]+)(?::[^}]*)?|(\w+))\}/gu,
    (place, input?: string, variable?: string) => own(answers, input) ?? own(variables, variable) ?? place,
  );
}

function own(values: Readonly<Record<string, string>>, name: string | undefined): string | undefined {
  return name !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
}
