// The icons of the panel, drawn from VS Code's own set.

import {
  arrowDown,
  arrowUp,
  check,
  chevronDown,
  chevronLeft,
  chevronRight,
  circleSlash,
  circleLarge,
  close,
  copy,
  edit,
  error,
  file,
  folder,
  globe,
  info,
  json,
  insert,
  listSelection,
  loading,
  newFile,
  passFilled,
  pin,
  pinned,
  refresh,
  screenFull,
  send,
  shield,
  stopCircle,
  terminal,
} from '@vscode/codicons/dist/codicon.svg';

/** A triangle with a mark: the set has none among its outlines. */
const warning = [
  'M8.87 1.9a1 1 0 0 0-1.74 0l-6 10.6A1 1 0 0 0 2 14h12a1 1 0 0 0 .87-1.5l-6-10.6ZM8 2.4 14 13H2L8 2.4ZM7.5 6h1v4h-1V6Zm0 5h1v1h-1v-1Z',
];

const glyphs = {
  arrowDown,
  arrowUp,
  check,
  chevronDown,
  chevronLeft,
  chevronRight,
  circleSlash,
  circleLarge,
  close,
  copy,
  edit,
  error,
  file,
  folder,
  globe,
  info,
  json,
  insert,
  listSelection,
  loading,
  newFile,
  passFilled,
  pin,
  pinned,
  refresh,
  screenFull,
  send,
  shield,
  stopCircle,
  terminal,
  warning,
} as const;

/** The names of the icons. */
export type IconName = keyof typeof glyphs;

const SVG = 'http://www.w3.org/2000/svg';

/** Draws an icon of 16 px in the colour of the text around it; it says nothing to a screen reader. */
export function makeIcon(name: IconName): SVGSVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('class', `icon icon-${name}`);
  icon.setAttribute('viewBox', '0 0 16 16');
  icon.setAttribute('aria-hidden', 'true');
  for (const outline of glyphs[name]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', outline);
    icon.append(path);
  }
  return icon;
}
