// A formula on the screen: its source until the part that draws formulas is there, and for good when it cannot be drawn.

import { makeElement } from '../shared/element.ts';

type Draw = (source: string, isBlock: boolean) => Node | undefined;

/** The part that draws formulas, from the first formula on. */
const loaded: { draw: Draw | undefined; pending: Promise<void> | undefined } = { draw: undefined, pending: undefined };

/** Makes a formula of TeX; `markup` is the mark that opens it. */
export function makeMaths(source: string, markup: string): HTMLElement {
  const isBlock = markup === '$$' || markup === '\\[';
  const element = makeElement('span', {
    className: isBlock ? 'maths mathsBlock' : 'maths',
    attributes: { dir: 'ltr' },
  });
  element.textContent = `${markup}${source}${closing[markup] ?? markup}`;
  const show = (): void => {
    const drawn = loaded.draw?.(source, isBlock);
    if (drawn) {
      element.replaceChildren(drawn);
    }
  };
  if (loaded.draw) {
    show();
  } else {
    void load().then(show);
  }
  return element;
}

const closing: Readonly<Record<string, string>> = { '\\(': '\\)', '\\[': '\\]' };

function load(): Promise<void> {
  loaded.pending ??= import('./maths.ts').then(({ drawMaths }) => {
    loaded.draw = drawMaths;
  });
  return loaded.pending;
}
