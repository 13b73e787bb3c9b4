// Makes elements: text is always text, attributes are always named in our own code.

import { makeIcon, type IconName } from './icon.ts';

/** What an element is made with. */
export interface ElementOptions {
  readonly className?: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Makes an element with its children. */
export function makeElement<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  options: ElementOptions = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (options.className !== undefined) {
    made.className = options.className;
  }
  if (options.text !== undefined) {
    made.textContent = options.text;
  }
  for (const [name, value] of Object.entries(options.attributes ?? {})) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** What a button is made with: a text, or an icon whose label is its name and tooltip. */
export interface ButtonOptions {
  readonly label: string;
  readonly icon?: IconName;
  readonly className?: string;
  readonly press: () => void;
}

/** Makes a button. */
export function makeButton({ label, icon, className, press }: ButtonOptions): HTMLButtonElement {
  const button = makeElement('button', {
    className: className ?? (icon ? 'iconButton' : 'linkButton'),
    attributes: { type: 'button', ...(icon && { 'aria-label': label, title: label }) },
  });
  button.append(icon ? makeIcon(icon) : label);
  button.addEventListener('click', press);
  return button;
}

/** Sets the text of an element, touching the document only when it differs. */
export function setText(target: Node, text: string): void {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}
