// Modules that the build makes of files that are no scripts.

declare module '*.css';

declare module '@vscode/codicons/dist/codicon.svg' {
  /** The outlines of an icon in a square of 16. */
  type Glyph = readonly string[];
  export const arrowDown: Glyph;
  export const arrowUp: Glyph;
  export const check: Glyph;
  export const chevronDown: Glyph;
  export const chevronLeft: Glyph;
  export const chevronRight: Glyph;
  export const circleSlash: Glyph;
  export const circleLarge: Glyph;
  export const close: Glyph;
  export const copy: Glyph;
  export const edit: Glyph;
  export const error: Glyph;
  export const file: Glyph;
  export const folder: Glyph;
  export const info: Glyph;
  export const json: Glyph;
  export const insert: Glyph;
  export const globe: Glyph;
  export const listSelection: Glyph;
  export const loading: Glyph;
  export const newFile: Glyph;
  export const passFilled: Glyph;
  export const pin: Glyph;
  export const pinned: Glyph;
  export const refresh: Glyph;
  export const screenFull: Glyph;
  export const send: Glyph;
  export const shield: Glyph;
  export const stopCircle: Glyph;
  export const terminal: Glyph;
}
