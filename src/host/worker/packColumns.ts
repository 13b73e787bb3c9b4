// A manifest on its way between threads: columns instead of objects, which cost the receiving thread tens of milliseconds
// for the files of a large workspace.

import type { Manifest, PackedFile, Level } from '../../protocol/manifest.ts';

/** The files of a manifest, one column a field, in their order. */
export interface FileColumns {
  /** Joined by NUL, which stands in no path. */
  readonly paths: string;
  readonly levels: Uint8Array;
  readonly tokens: Float64Array;
  readonly scores: Float64Array;
  /** The distinct reasons, and which one each file has. */
  readonly reasons: readonly string[];
  readonly reasonOf: Uint32Array;
  /** Line ranges by position, for the files that have them. */
  readonly lines: ReadonlyMap<number, NonNullable<PackedFile['lines']>>;
}

/** A manifest whose files are columns. */
export type ManifestColumns = Omit<Manifest, 'files'> & { readonly files: FileColumns };

const LEVELS: readonly Level[] = ['full', 'excerpt', 'outline', 'listed', 'folded'];

/** Packs the files into columns. */
export function toColumns(manifest: Manifest): ManifestColumns {
  const { files } = manifest;
  const reasons = new Map<string, number>();
  const reasonOf = Uint32Array.from(files, ({ reason }) => {
    const known = reasons.get(reason) ?? reasons.size;
    reasons.set(reason, known);
    return known;
  });
  return {
    ...manifest,
    files: {
      paths: files.map(({ path }) => path).join('\0'),
      levels: Uint8Array.from(files, ({ level }) => LEVELS.indexOf(level)),
      tokens: Float64Array.from(files, ({ tokens }) => tokens),
      scores: Float64Array.from(files, ({ score }) => score),
      reasons: [...reasons.keys()],
      reasonOf,
      lines: new Map(files.flatMap(({ lines }, index) => (lines ? [[index, lines]] : []))),
    },
  };
}

/** Makes the manifest again that `toColumns` was given. */
export function fromColumns(columns: ManifestColumns): Manifest {
  const { paths, levels, tokens, scores, reasons, reasonOf, lines } = columns.files;
  const names = levels.length === 0 ? [] : paths.split('\0');
  const files = names.map((path, index): PackedFile => {
    const file: PackedFile = {
      path,
      level: LEVELS[levels[index] ?? 0] ?? 'listed',
      tokens: tokens[index] ?? 0,
      score: scores[index] ?? 0,
      reason: reasons[reasonOf[index] ?? 0] ?? '',
    };
    const ranges = lines.get(index);
    // Files without lines are all of one shape, which makes them ten times cheaper than by spreading what may be undefined.
    return ranges ? { ...file, lines: ranges } : file;
  });
  return { ...columns, files };
}
