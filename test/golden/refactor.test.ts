import { CATALOGUE } from '../../src/core/refactor/catalogueRows.ts';
import { buildPrompt } from '../../src/core/refactor/prompt.ts';
import { MAX_DOCUMENT_CHARACTERS } from '../../src/core/refactor/shownFiles.ts';
import { matchGolden } from './matchGolden.ts';

const text = [
  "import { charge } from './charge';",
  '',
  'export async function retry(order: Order): Promise<Receipt> {',
  '  for (let attempt = 0; attempt < 3; attempt += 1) {',
  '    try {',
  '      return await charge(order);',
  '    } catch (error) {',
  '      if (attempt === 2) throw error;',
  '    }',
  '  }',
  '  throw new Error("unreachable");',
  '}',
  '',
].join('\r\n');

const snapshot = { path: 'src/pay/retry.ts', languageId: 'typescript', version: 7, text };
const loop = { start: text.indexOf('  for'), end: text.indexOf('  throw new') };

describe('the prompt of a refactor', () => {
  for (const command of CATALOGUE.filter(({ destination }) => destination === 'review')) {
    it(`for ${command.id} on a selection`, () => {
      const instruction = command.instruction ?? 'Give up after five attempts.';
      const messages = buildPrompt({ instruction, files: [snapshot], target: loop, targetKind: 'selection' });
      matchGolden(`refactor/${command.id}.md`, render(messages));
    });
  }

  it('on a part of a line', () => {
    const target = { start: text.indexOf('attempt < 3'), end: text.indexOf('; attempt += 1') };
    matchGolden('refactor/partOfLine.md', render(buildPrompt({ instruction: 'Extract.', files: [snapshot], target, targetKind: 'selection' })));
  });

  it('on a whole file', () => {
    const target = { start: 0, end: text.length };
    matchGolden('refactor/file.md', render(buildPrompt({ instruction: 'Simplify.', files: [snapshot], target, targetKind: 'file' })));
  });

  it('on several files', () => {
    const other = { ...snapshot, path: 'src/pay/charge.ts', text: 'export const charge = 1;\n' };
    const files = [snapshot, other] as const;
    const input = { instruction: 'Rename charge to pay.', files, target: loop, targetKind: 'selection' } as const;
    matchGolden('refactor/files.md', render(buildPrompt(input)));
  });

  it('on a function of a file that is too long to send', () => {
    const filler = `${'-'.repeat(998)}\n`.repeat(MAX_DOCUMENT_CHARACTERS / 1000);
    const long = `${filler}target();\n${filler}`;
    const target = { start: filler.length, end: filler.length + 10 };
    const messages = buildPrompt({ instruction: 'Simplify.', files: [{ ...snapshot, text: long }], target, targetKind: 'symbol' });
    matchGolden('refactor/excerpt.md', render(messages).replaceAll(/(?:-{998}\n)+/g, (lines) => `(${lines.length / 999} long lines)\n`));
  });
});

function render(messages: readonly { readonly role: string; readonly content: string }[]): string {
  return `${messages.map(({ role, content }) => `## ${role}\n\n${content}`).join('\n\n')}\n`;
}
