// Says in which encoding the files of a workspace are kept, from the editor's setting of each folder and language.

import { languageOf } from './languageOf.ts';
import type { PackInput } from './packTypes.ts';

type EncodingInput = Pick<PackInput, 'encodings' | 'languages' | 'unsaved'>;

/** Gives the encoding of a path as the Encoding Standard names it; undefined for UTF-8. */
export type EncodingOf = (path: string) => string | undefined;

/** What the Encoding Standard calls otherwise than by dashes in the editor's name. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['macroman', 'macintosh'],
  ['iso885911', 'windows-874'],
  ['koi8ru', 'koi8-u'],
  ['cp950', 'big5'],
  ['big5hkscs', 'big5'],
  ['gb2312', 'gbk'],
  ['cp866', 'ibm866'],
  ['shiftjis', 'shift_jis'],
]);

/** The editor's names are those of the Encoding Standard without their dashes. */
const DASHES: readonly (readonly [RegExp, string])[] = [
  [/^utf(16)([lb]e)$/u, 'utf-$1$2'],
  [/^windows(\d+)$/u, 'windows-$1'],
  [/^iso8859(\d+)$/u, 'iso-8859-$1'],
  [/^koi8([ru])$/u, 'koi8-$1'],
  [/^euc(jp|kr)$/u, 'euc-$1'],
  [/^(gbk|gb18030|big5)$/u, '$1'],
];

/**
 * The Encoding Standard's name for a value of the editor's setting `files.encoding`; undefined for UTF-8, and for the few old
 * code pages (`cp437` and its kin, `koi8t`) that the standard does not know. Source: the editor's list of encodings.
 */
export function encodingLabel(setting: string): string | undefined {
  const name = OTHER_NAMES.get(setting);
  const [pattern, label] = DASHES.find(([known]) => known.test(setting)) ?? [];
  return name ?? (pattern && label ? setting.replace(pattern, label) : undefined);
}

/** The encodings of a workspace; an unsaved document comes as UTF-8, whatever its file is kept in. */
export function encodingsOf({ encodings = [], languages, unsaved }: EncodingInput): EncodingOf {
  const folders = encodings.map(({ folder, encoding, ofLanguages = [] }) => ({
    prefix: folder === '' ? '' : `${folder}/`,
    label: encodingLabel(encoding),
    byLanguage: new Map(ofLanguages.map((one) => [one.language, encodingLabel(one.encoding)])),
  }));
  if (folders.every(({ label, byLanguage }) => label === undefined && byLanguage.size === 0)) {
    return () => undefined;
  }
  const open = new Set(unsaved.map(({ path }) => path));
  const languageAt = languages ? languageOf(languages) : () => undefined;
  return (path) => {
    const folder = folders.find(({ prefix }) => path.startsWith(prefix));
    if (!folder || open.has(path)) {
      return undefined;
    }
    const { label, byLanguage } = folder;
    const language = byLanguage.size === 0 ? undefined : languageAt(path);
    // A language may be kept in UTF-8 where all else is not.
    return language !== undefined && byLanguage.has(language) ? byLanguage.get(language) : label;
  };
}
