// A block of code in an answer: its language, Copy and Insert, and its text, which may still grow.

import { fill } from '../../src/protocol/strings.ts';
import { makeButton, makeElement } from '../shared/element.ts';
import { makeIcon } from '../shared/icon.ts';
import { CodeText } from './codeText.ts';
import type { Post } from './host.ts';
import type { CodeName } from './markdown.ts';
import { words } from './words.ts';

/** Milliseconds for which a button says that it has copied. */
const COPIED_FOR = 1500;

/** A block of code. */
export interface CodeBlock {
  readonly element: HTMLElement;
  /** Appends whole lines as one box; what stands there is neither touched nor laid out again. */
  readonly append: (text: string) => void;
  /** Says that the text is whole: it is highlighted when the panel has nothing better to do. */
  readonly close: () => void;
}

/** Makes a block of code with a text to begin with. */
export function makeCodeBlock({ language, path }: CodeName, text: string, post: Post): CodeBlock {
  const code = new CodeText(text);
  const readText = () => code.read().replace(/\n$/u, '');
  const name = language === '' ? words.code : fill(words.codeIn, language);
  const element = makeElement(
    'div',
    { className: 'code', attributes: { role: 'group', 'aria-label': name } },
    makeElement(
      'div',
      { className: 'codeHeader' },
      makeElement('span', { className: 'codeLanguage', text: path ?? language }),
      makeCopyButton(words.copy, readText, post),
      makeButton({
        label: words.insert,
        icon: 'insert',
        press: () => {
          post({ kind: 'insert', text: readText() });
        },
      }),
      makeButton({
        label: words.applyCode,
        icon: 'check',
        press: () => {
          post({ kind: 'useCode', target: 'apply', text: readText(), language, ...(path !== undefined && { path }) });
        },
      }),
      makeButton({
        label: words.newFile,
        icon: 'newFile',
        press: () => {
          post({ kind: 'useCode', target: 'newFile', text: readText(), language });
        },
      }),
      ...(SHELLS.has(language.toLowerCase()) ? [makeTerminalButton(readText, language, post)] : []),
    ),
    makeElement('pre', { attributes: { tabindex: '0' } }, code.element),
  );
  return {
    element,
    append: (more) => {
      code.append(more);
    },
    close: () => {
      code.colour(language);
    },
  };
}

/** Languages whose code is typed into a terminal. */
const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'zsh', 'shell', 'shellscript', 'console', 'powershell']);

/** The line is typed, and run by nobody but the user. */
function makeTerminalButton(readText: () => string, language: string, post: Post): HTMLButtonElement {
  return makeButton({
    label: words.toTerminal,
    icon: 'terminal',
    press: () => {
      post({ kind: 'useCode', target: 'terminal', text: readText(), language });
    },
  });
}

/** A button that copies a text and shows for a moment that it has. */
export function makeCopyButton(label: string, readText: () => string, post: Post): HTMLButtonElement {
  const button = makeButton({
    label,
    icon: 'copy',
    press: () => {
      post({ kind: 'copy', text: readText() });
      button.replaceChildren(makeIcon('check'));
      button.title = words.copied;
      setTimeout(() => {
        button.replaceChildren(makeIcon('copy'));
        button.title = label;
      }, COPIED_FOR);
    },
  });
  return button;
}
