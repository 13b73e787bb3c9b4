// The files that answers are made for: of pinned packages, those judged on apart from those tuned on.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ensurePackages, sourcesFolder } from '../completion/sources.ts';

/** Which files are used. */
export type Choice = 'judged' | 'tuned';

/** One file as it is on the disk. */
export interface SourceFile {
  /** Within the installed packages. */
  readonly path: string;
  readonly languageId: string;
  readonly text: string;
}

type Source = readonly [file: string, languageId: string];

const LEVELDB = 'leveldown/deps/leveldb/leveldb-1.20';

/** Nothing of the matching was chosen by the files judged on. */
const SOURCES: Readonly<Record<Choice, readonly Source[]>> = {
  judged: [
    ['rxjs/src/internal/ajax/ajax.ts', 'typescript'],
    ['rxjs/src/internal/operators/groupBy.ts', 'typescript'],
    ['node-gyp/lib/find-visualstudio.js', 'javascript'],
    ['semver/classes/range.js', 'javascript'],
    ['undici/lib/mock/mock-utils.js', 'javascript'],
    ['tslib/tslib.es6.js', 'javascript'],
    ['node-gyp/gyp/pylib/gyp/win_tool.py', 'python'],
    ['node-gyp/gyp/pylib/packaging/tags.py', 'python'],
    ['node-gyp/gyp/pylib/gyp/MSVSVersion.py', 'python'],
    [`${LEVELDB}/db/repair.cc`, 'cpp'],
    [`${LEVELDB}/util/cache.cc`, 'cpp'],
    ['edge-js/src/double/Edge.js/dotnetcore/coreclrembedding.cs', 'csharp'],
    ['edge-js/src/double/Edge.js/dotnet/EdgeJs.cs', 'csharp'],
    ['edge-js/src/mono/monoembedding.cs', 'csharp'],
    ['@parcel/source-map/parcel_sourcemap_node/src/lib.rs', 'rust'],
    ['node-gyp/CHANGELOG.md', 'markdown'],
  ],
  tuned: [
    ['rxjs/src/internal/testing/TestScheduler.ts', 'typescript'],
    ['rxjs/src/internal/operators/bufferTime.ts', 'typescript'],
    ['semver/classes/semver.js', 'javascript'],
    ['graceful-fs/polyfills.js', 'javascript'],
    ['edge-cs/lib/edge-cs.js', 'javascript'],
    ['node-gyp/gyp/pylib/packaging/version.py', 'python'],
    ['node-gyp/gyp/pylib/gyp/xcode_ninja.py', 'python'],
    [`${LEVELDB}/db/db_iter.cc`, 'cpp'],
    [`${LEVELDB}/db/log_reader.cc`, 'cpp'],
    ['edge-js/src/double/Edge.js/dotnetcore/semversion.cs', 'csharp'],
    ['@parcel/source-map/parcel_sourcemap_node/build.rs', 'rust'],
    ['rxjs/README.md', 'markdown'],
  ],
};

/** Reads the files of a choice; installs the packages first when they are missing. */
export function readSources(choice: Choice): readonly SourceFile[] {
  ensurePackages();
  return SOURCES[choice].map(([file, languageId]) => ({
    path: file,
    languageId,
    text: readFileSync(path.join(sourcesFolder, 'node_modules', file), 'utf8'),
  }));
}
