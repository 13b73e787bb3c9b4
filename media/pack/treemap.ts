// The treemap of the window: areas by tokens, tints by level, walked with the arrows and entered with Enter.

import { formatTokens } from '../../src/protocol/format.ts';
import type { PackedFile } from '../../src/protocol/manifest.ts';
import type { WindowParts } from '../../src/protocol/packMessages.ts';
import { fill } from '../../src/protocol/strings.ts';
import { makeButton, makeElement } from '../shared/element.ts';
import { squarify, type Area } from './squarify.ts';
import { makeSvg } from './svg.ts';
import { nearestIn } from './nearestIn.ts';
import { describe, LABEL_HEIGHT, makeFrame, makeLabel, makeLegend, tints, toText } from './treemapParts.ts';
import { cellsOf, enterFolder, type Cell } from './windowTree.ts';
import { words } from './words.ts';

/** Pixels between areas. */
const GAP = 2;

/** Pixels below which an area is too small to draw, and from which on a folder shows what is in it. */
const LEAST_SIDE = 3;
const NESTED_WIDTH = 90;
const NESTED_HEIGHT = 64;

/** What a click on an area does beside showing what is in it. */
export interface TreemapActions {
  readonly enter: (folder: string) => void;
  readonly open: (path: string) => void;
}

interface Placed {
  readonly cell: Cell;
  readonly area: Area;
  readonly element: SVGGElement;
}

/** The treemap with the way back up over it. */
export class Treemap {
  readonly element: HTMLElement;
  private readonly map: SVGSVGElement;
  private readonly way = makeElement('div', { className: 'way' });
  private readonly actions: TreemapActions;
  private files: readonly PackedFile[] = [];
  private parts: WindowParts | undefined;
  private folder = '';
  private placed: readonly Placed[] = [];
  private size = { width: 0, height: 0 };

  constructor(actions: TreemapActions) {
    this.actions = actions;
    this.map = makeSvg('svg', {
      class: 'map',
      role: 'group',
      'aria-label': words.treemap,
      'aria-description': words.treemapKeys,
    });
    const frame = makeElement('div', { className: 'mapFrame' });
    frame.append(this.map);
    this.element = makeElement('section', { className: 'treemap', attributes: { 'aria-label': words.treemap } });
    this.element.append(this.way, frame, makeLegend());
    this.map.addEventListener('keydown', (event) => {
      this.press(event);
    });
    new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      this.size = { width, height };
      this.draw();
    }).observe(frame);
  }

  /** Shows another pack; the folder stays where it still holds something. */
  setPack(files: readonly PackedFile[], parts: WindowParts): void {
    this.files = files;
    this.parts = parts;
    if (this.folder !== '' && !files.some(({ path, tokens }) => tokens > 0 && path.startsWith(`${this.folder}/`))) {
      this.folder = '';
    }
    this.draw();
  }

  /** Shows what is in a folder; empty is the whole window. */
  setFolder(folder: string): void {
    const hadFocus = this.map.contains(document.activeElement);
    this.folder = folder;
    this.draw();
    if (hadFocus) {
      this.placed[0]?.element.focus();
    }
  }

  private draw(): void {
    const { parts, folder } = this;
    const { width, height } = this.size;
    if (!parts || width < 1 || height < 1) {
      return;
    }
    const cells = cellsOf(this.files, folder, folder === '' ? parts : undefined);
    const total = cells.reduce((sum, { tokens }) => sum + tokens, 0);
    const window = Object.values<number>({ ...parts }).reduce((sum, tokens) => sum + tokens, 0) + sumTokens(this.files);
    this.placed = this.place(cells, { x: 0, y: 0, width, height }, window);
    this.placed.forEach(({ element }, index) => {
      element.setAttribute('tabindex', index === 0 ? '0' : '-1');
    });
    this.map.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.map.replaceChildren(...this.placed.map(({ element }) => element));
    this.showWay(total);
  }

  /** Places cells into an area, and what is in a large folder under a line with its name. */
  private place(cells: readonly Cell[], into: Area, window: number): readonly Placed[] {
    const areas = squarify(
      cells.map(({ tokens }) => tokens),
      into,
    );
    return cells.flatMap((cell, index): readonly Placed[] => {
      const area = areas[index];
      if (!area || area.width < LEAST_SIDE || area.height < LEAST_SIDE) {
        return [];
      }
      if (cell.kind !== 'folder' || area.width < NESTED_WIDTH || area.height < NESTED_HEIGHT) {
        return [{ cell, area, element: this.makeCell(cell, area, window) }];
      }
      const line = { ...area, height: LABEL_HEIGHT + GAP };
      const inner = {
        x: area.x + GAP,
        y: area.y + line.height,
        width: area.width - 2 * GAP,
        height: area.height - line.height - GAP,
      };
      const folder = { cell, area: line, element: this.makeFolder(cell, area, window) };
      return [folder, ...this.place(cellsOf(cell.inside, cell.path), inner, window)];
    });
  }

  private showWay(total: number): void {
    const { folder } = this;
    const segments = folder === '' ? [] : folder.split('/');
    const top = makeButton({ label: words.window, press: this.goingTo('') });
    const steps = segments.map((name, index) =>
      makeButton({ label: name, press: this.goingTo(segments.slice(0, index + 1).join('/')) }),
    );
    const last = steps.at(-1) ?? top;
    last.setAttribute('aria-current', 'true');
    const parted = [top, ...steps].flatMap((step, index) =>
      index === 0 ? [step] : [makeElement('span', { className: 'quiet', text: '/' }), step],
    );
    const sum = makeElement('span', { className: 'quiet sum', text: fill(words.tokensShort, formatTokens(total)) });
    this.way.replaceChildren(...parted, sum);
  }

  private goTo(folder: string): void {
    this.actions.enter(folder);
  }

  private goingTo(folder: string): () => void {
    return () => {
      this.goTo(folder);
    };
  }

  private makeCell(cell: Cell, area: Area, window: number): SVGGElement {
    const box = { width: Math.max(0, area.width - GAP), height: Math.max(0, area.height - GAP) };
    return this.makeArea(cell, area, { window, parts: [...tints(cell, box), makeFrame(box), ...makeLabel(cell, box)] });
  }

  /** A folder whose content is drawn in it: its name stands on a line over that. */
  private makeFolder(cell: Cell, area: Area, window: number): SVGGElement {
    const box = { width: area.width - GAP, height: area.height - GAP };
    const ground = makeSvg('rect', { class: 'ground', ...toText(box) });
    const parts = [
      ground,
      makeFrame(box),
      ...makeLabel(cell, { ...box, height: LABEL_HEIGHT }, formatTokens(cell.tokens)),
    ];
    return this.makeArea(cell, area, { window, parts });
  }

  private makeArea(
    cell: Cell,
    { x, y }: Area,
    { window, parts }: { readonly window: number; readonly parts: readonly SVGElement[] },
  ): SVGGElement {
    const label = describe(cell, window);
    const group = makeSvg('g', {
      class: `area ${cell.kind}`,
      role: cell.kind === 'folder' || cell.kind === 'file' ? 'button' : 'img',
      'aria-label': label,
      transform: `translate(${x + GAP / 2} ${y + GAP / 2})`,
    });
    const title = makeSvg('title', {});
    title.textContent = label;
    group.append(title, ...parts);
    group.addEventListener('click', () => {
      this.choose(cell);
    });
    return group;
  }

  private choose({ kind, path }: Cell): void {
    if (kind === 'folder') {
      this.goTo(enterFolder(this.files, path));
    } else if (kind === 'file') {
      this.actions.open(path);
    }
  }

  private press(event: KeyboardEvent): void {
    const at = this.placed.findIndex(({ element }) => element === document.activeElement);
    const current = this.placed[at];
    if (!current) {
      return;
    }
    const direction = directions[event.key];
    const action = direction
      ? () => {
          this.move(at, direction);
        }
      : this.actionOf(event.key, current.cell);
    if (action) {
      event.preventDefault();
      action();
    }
  }

  private move(from: number, direction: readonly [number, number]): void {
    const next = nearestIn(
      direction,
      this.placed.map(({ area }) => area),
      from,
    );
    this.placed[from]?.element.setAttribute('tabindex', '-1');
    this.placed[next]?.element.setAttribute('tabindex', '0');
    this.placed[next]?.element.focus();
  }

  private actionOf(key: string, cell: Cell): (() => void) | undefined {
    if (key === 'Enter' || key === ' ') {
      return () => {
        this.choose(cell);
      };
    }
    const isUp = (key === 'Backspace' || key === 'Escape') && this.folder !== '';
    return isUp ? this.goingTo(this.folder.slice(0, Math.max(0, this.folder.lastIndexOf('/')))) : undefined;
  }
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

function sumTokens(files: readonly PackedFile[]): number {
  return files.reduce((sum, { tokens }) => sum + tokens, 0);
}
