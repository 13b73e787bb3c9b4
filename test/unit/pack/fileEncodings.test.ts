// The editor's encodings: their names in the Encoding Standard, and the folders that they are set for.

import assert from 'node:assert/strict';
import { encodingLabel } from '../../../src/core/pack/fileEncodings.ts';
import { run } from '../../../src/core/pack/pack.ts';
import type { PackInput } from '../../../src/core/pack/packTypes.ts';
import type { FileSource } from '../../../src/core/ports.ts';
import { packDeps } from '../../fakes/packDeps.ts';
import { memoryFiles } from './memoryFiles.ts';
import { plainInput } from './packing.ts';

/** As the editor names them, beside a word whose bytes say which encoding it is. */
const samples: readonly (readonly [setting: string, bytes: readonly number[], text: string])[] = [
  ['utf16le', [0x42, 0x30], 'あ'],
  ['utf16be', [0x30, 0x42], 'あ'],
  ['windows1252', [0x80], '€'],
  ['iso88591', [0xe9], 'é'],
  ['iso885915', [0xa4], '€'],
  ['iso88592', [0xb1], 'ą'],
  ['macroman', [0x8e], 'é'],
  ['windows1250', [0xb9], 'ą'],
  ['windows1251', [0xe4], 'д'],
  ['cp866', [0xa4], 'д'],
  ['koi8r', [0xc4], 'д'],
  ['koi8u', [0xa4], 'є'],
  ['koi8ru', [0xa4], 'є'],
  ['iso88595', [0xd4], 'д'],
  ['windows1253', [0xe1], 'α'],
  ['iso88597', [0xe1], 'α'],
  ['windows1254', [0xf0], 'ğ'],
  ['iso88599', [0xf0], 'ğ'],
  ['windows1255', [0xe0], 'א'],
  ['windows1256', [0xc8], 'ب'],
  ['windows1257', [0xe0], 'ą'],
  ['windows1258', [0xf0], 'đ'],
  ['windows874', [0xa1], 'ก'],
  ['iso885911', [0xa1], 'ก'],
  ['gbk', [0xc4, 0xe3], '你'],
  ['gb2312', [0xc4, 0xe3], '你'],
  ['gb18030', [0xc4, 0xe3], '你'],
  ['big5hkscs', [0xa7, 0x41], '你'],
  ['cp950', [0xa7, 0x41], '你'],
  ['shiftjis', [0x82, 0xa0], 'あ'],
  ['eucjp', [0xa4, 0xa2], 'あ'],
  ['euckr', [0xb0, 0xa1], '가'],
];

describe("the editor's name of an encoding", () => {
  for (const [setting, bytes, text] of samples) {
    it(`${setting} reads what is kept in it`, () => {
      assert.equal(new TextDecoder(encodingLabel(setting)).decode(new Uint8Array(bytes)), text);
    });
  }
  for (const setting of ['utf8', 'utf8bom', 'cp437', 'koi8t', 'constructor', '']) {
    it(`${setting || 'nothing'} is read as UTF-8`, () => {
      assert.equal(encodingLabel(setting), undefined);
    });
  }
});

describe('a workspace with an encoding of its own', () => {
  const text = 'const größe = 1; // how large the order is that was read from the file';
  const inFolders = { 'old/size.ts': Buffer.from(text, 'latin1'), 'young/size.ts': Buffer.from(text.toUpperCase()) };
  const changes: Partial<PackInput> = { encodings: [{ folder: 'old', encoding: 'windows1252' }] };

  it('is read by folder', async () => {
    assert.deepEqual(await textsOf([changes], memoryFiles(inFolders)), [
      { 'old/size.ts': text, 'young/size.ts': text.toUpperCase() },
    ]);
  });

  it('is read by language, where one has an encoding of its own, be it UTF-8', async () => {
    const both = {
      ...inFolders,
      'old/size.sh': Buffer.from(`${text} in a script`),
      'young/size.js': Buffer.from(text, 'latin1'),
    };
    const ofLanguages = [{ language: 'shellscript', encoding: 'utf8' }];
    const endings = [
      ['.sh', 'shellscript'],
      ['.js', 'javascript'],
    ] as const;
    const byLanguage: Partial<PackInput> = {
      encodings: [
        { folder: 'old', encoding: 'windows1252', ofLanguages },
        { folder: 'young', encoding: 'utf8', ofLanguages: [{ language: 'javascript', encoding: 'windows1252' }] },
      ],
      languages: { associated: [], names: [], globs: [], endings },
    };
    const [texts] = await textsOf([byLanguage], memoryFiles(both));
    assert.deepEqual(
      ['old/size.ts', 'old/size.sh', 'young/size.ts', 'young/size.js'].map((path) => texts?.[path]),
      [text, `${text} in a script`, text.toUpperCase(), text],
    );
  });

  it('is read anew when the setting changes', async () => {
    const files = withStats(memoryFiles({ 'size.ts': Buffer.from(text, 'latin1') }));
    const texts = await textsOf([{}, encoded('windows1252'), encoded('windows1251')], files);
    assert.deepEqual(
      texts.map((one) => one['size.ts']),
      [text.replace(/[öß]/gu, '\uFFFD'), text, text.replaceAll('ö', 'ц').replaceAll('ß', 'Я')],
    );
  });

  it('has unsaved documents as they are on the screen', async () => {
    const changed = { ...encoded('windows1252'), unsaved: [{ path: 'size.ts', text }] };
    assert.deepEqual(await textsOf([changed], memoryFiles({ 'size.ts': Buffer.from('old', 'latin1') })), [
      { 'size.ts': text },
    ]);
  });
});

function encoded(encoding: string): Partial<PackInput> {
  return { encodings: [{ folder: '', encoding }] };
}

/** A disk whose files never change. */
function withStats(files: FileSource): FileSource {
  return {
    ...files,
    stats: (paths) =>
      Promise.all(paths.map(async (path) => ({ kind: 'file', size: await files.size(path), modified: 1 }))),
  };
}

/** The texts by path that each of several packs sends, made one after the other over one memory. */
async function textsOf(
  packs: readonly Partial<PackInput>[],
  files: FileSource,
): Promise<readonly Readonly<Record<string, string>>[]> {
  const deps = { files, ...packDeps() };
  const texts: Record<string, string>[] = [];
  for (const changes of packs) {
    const { documents } = await run({ ...plainInput, ...changes }, deps, new AbortController().signal);
    texts.push(Object.fromEntries(documents.map((document) => [document.path, document.text])));
  }
  return texts;
}
