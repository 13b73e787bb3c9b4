// Simulates a session at the editor: saves in a few files, renames, another branch and back, a formatter over many files.

import type { Turn } from './contestants.ts';
import type { Corpus } from './repository.ts';

/** Questions in the session. */
const TURNS = 60;

/** Milliseconds between two questions. */
const PAUSE = 60_000;

type Files = Map<string, string>;

/** The turns of a session that begins at a snapshot. The same corpus gives the same session. */
export function editingTurns(corpus: Corpus, at: number, count: (text: string) => number): readonly Turn[] {
  const texts = new Map<string, string>();
  const text = (object: string) => texts.get(object) ?? corpus.text(object);
  const start = corpus.snapshots[at]?.files ?? new Map<string, string>();
  const other = corpus.snapshots[Math.max(0, at - 20)]?.files ?? start;
  const touched = corpus.touchedBefore(at);
  const hot = [...touched.keys()].filter((path) => start.has(path)).slice(0, 6);
  const random = createRandom();
  const keep = (written: string) => {
    const object = `edited ${texts.size}`;
    texts.set(object, written);
    return object;
  };
  let files: Files = new Map(start);
  const turns: Turn[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    files = stepOf(turn, files, { hot, other, start, text, keep, random });
    turns.push({ files, touched, text, count, now: turn * PAUSE });
  }
  return turns;
}

interface Desk {
  readonly hot: readonly string[];
  readonly other: ReadonlyMap<string, string>;
  readonly start: ReadonlyMap<string, string>;
  readonly text: (object: string) => string;
  readonly keep: (text: string) => string;
  readonly random: (below: number) => number;
}

/** Turn by turn: mostly one to three saves; now and then a rename, another branch for two turns, a formatter. */
function stepOf(turn: number, files: Files, desk: Desk): Files {
  if (turn % 25 === 15) {
    return switchBranch(files, desk.start, desk.other);
  }
  if (turn % 25 === 17) {
    return switchBranch(files, desk.other, desk.start);
  }
  if (turn % 20 === 8) {
    return renameOne(files, desk);
  }
  if (turn % 30 === 22) {
    return format(files, desk);
  }
  let saved = files;
  for (let saves = 1 + desk.random(3); saves > 0; saves -= 1) {
    saved = save(saved, desk);
  }
  return saved;
}

function save(files: Files, { hot, text, keep, random }: Desk): Files {
  const path = hot[random(hot.length)] ?? '';
  const object = files.get(path);
  if (object === undefined) {
    return files;
  }
  const lines = text(object).split('\n');
  const place = Math.floor(lines.length * (0.2 + random(60) / 100));
  lines.splice(
    place,
    random(3),
    ...Array.from({ length: 1 + random(5) }, () => `  const edited${random(1_000)} = ${random(1_000)};`),
  );
  return new Map(files).set(path, keep(lines.join('\n')));
}

/** What the branches have in different versions is exchanged; what was edited since stays. */
function switchBranch(files: Files, from: ReadonlyMap<string, string>, to: ReadonlyMap<string, string>): Files {
  const switched = new Map(files);
  for (const path of new Set([...from.keys(), ...to.keys()])) {
    const [before, after] = [from.get(path), to.get(path)];
    if (before !== after && files.get(path) === before) {
      if (after === undefined) {
        switched.delete(path);
      } else {
        switched.set(path, after);
      }
    }
  }
  return switched;
}

function renameOne(files: Files, { random }: Desk): Files {
  const path = [...files.keys()][random(files.size)] ?? '';
  const object = files.get(path) ?? '';
  const renamed = new Map(files);
  renamed.delete(path);
  return renamed.set(path.replace(/([^/]+)$/u, 'renamed-$1'), object);
}

/** A formatter that takes the spaces before the first brace of some lines, over forty files. */
function format(files: Files, { text, keep, random }: Desk): Files {
  const paths = [...files.keys()];
  const formatted = new Map(files);
  for (let done = 0; done < 40; done += 1) {
    const path = paths[random(paths.length)] ?? '';
    const lines = text(files.get(path) ?? '').split('\n');
    const changed = lines.map((line, index) => (index % 40 === 0 ? line.replace(/ ?([{(])/u, '$1 ') : line)).join('\n');
    formatted.set(path, keep(changed));
  }
  return formatted;
}

/** Numbers that look random and are the same in every run. */
function createRandom(): (below: number) => number {
  let state = 20_261_120;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
