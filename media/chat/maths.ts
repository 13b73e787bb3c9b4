// Draws formulas as MathML. Loaded with the first formula, and never before.

import temml from 'temml';
import { sanitiseMaths } from './sanitise.ts';

/** Macros that a formula may unfold into at most: enough for any that is written by hand. */
const MOST_MACROS = 200;

/** Ems that a part of a formula may be wide or high at most. */
const LARGEST = 50;

/** Styles, which the page's policy refuses, and reports when they are only read. Quotes in texts are written as entities. */
const STYLES = /\s(?:style|class)="[^"]*"/gu;

/** The nodes of a formula in TeX; undefined when it cannot be read. */
export function drawMaths(source: string, isBlock: boolean): DocumentFragment | undefined {
  try {
    const html = temml.renderToString(source, {
      displayMode: isBlock,
      throwOnError: true,
      trust: false,
      strict: false,
      maxExpand: MOST_MACROS,
      maxSize: [LARGEST, LARGEST],
    });
    return sanitiseMaths(html.replace(STYLES, ''));
  } catch {
    return undefined;
  }
}
