// Reads a path: the words of its name and folders, and what kind of file it is.

import type { Vocabulary } from './vocabulary.ts';

/** What a question can ask for beside code. */
export type FileKind = 'test' | 'documentation' | 'automation' | 'configuration';

/** What ranking knows of a path. */
export interface PathFacts {
  /** Last segment, in lower case. */
  readonly name: string;
  /** The name without its endings such as `.test.ts`, in lower case, letters and digits alone. */
  readonly stem: string;
  /** Distinct terms of the name with its endings. */
  readonly nameTerms: readonly number[];
  /** How many of `nameTerms`, which stand first, are of the name without its endings. */
  readonly stemTerms: number;
  /** Distinct terms of the folders. */
  readonly folderTerms: readonly number[];
  /** Segments before the name. */
  readonly depth: number;
  readonly kinds: readonly FileKind[];
}

/** Endings that say what a file is and not what it is about. */
const ENDINGS = /(?:[._-](?:tests?|specs?|d|stories|module|tst|test-d))?(?:\.[^.]*)?$/i;

const KINDS: readonly (readonly [FileKind, RegExp])[] = [
  [
    'test',
    /(?:^|[/._-])(?:tests?|specs?|__tests__|testing|testdata|fixtures?|e2e)(?:[/._-]|$)|(?:^|\/)test_|_test\.|Tests?\.\w+$/,
  ],
  ['documentation', /\.(?:md|mdx|rst|txt|adoc)$|(?:^|\/)docs?\//i],
  [
    'automation',
    /^\.(?:github|circleci|gitlab|azure)|(?:^|\/)(?:ci|azure-pipelines|\.travis|appveyor|jenkinsfile)[^/]*$|workflows\//i,
  ],
  [
    'configuration',
    /(?:^|\/)(?:package\.json|[^/]*config[^/]*|\.[^/]+|makefile|[^/]*\.(?:toml|ya?ml|cfg|ini|json|gradle|kts|csproj|props|sln|mod))$/i,
  ],
];

/** What was read of a folder, for all its files. */
interface FolderFacts {
  readonly terms: readonly number[];
  readonly depth: number;
}

/** Reads paths; their terms get their numbers from the vocabulary. */
export class PathReader {
  readonly #vocabulary: Vocabulary;
  readonly #folders = new Map<string, FolderFacts>();

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  read(path: string): PathFacts {
    const slash = path.lastIndexOf('/');
    const name = path.slice(slash + 1);
    const { terms, depth } = this.#readFolder(path.slice(0, Math.max(0, slash)));
    const stem = name.replace(ENDINGS, '') || name;
    const ofStem = distinct(this.#vocabulary.idsOf(stem));
    return {
      name: name.toLowerCase(),
      stem: squeeze(stem),
      nameTerms: distinct([...ofStem, ...this.#vocabulary.idsOf(name.slice(stem.length))]),
      stemTerms: ofStem.length,
      folderTerms: terms,
      depth,
      kinds: KINDS.filter(([, pattern]) => pattern.test(path)).map(([kind]) => kind),
    };
  }

  #readFolder(folder: string): FolderFacts {
    const known = this.#folders.get(folder);
    if (known) {
      return known;
    }
    const segments = folder === '' ? [] : folder.split('/');
    const terms = distinct(segments.flatMap((segment) => this.#vocabulary.idsOf(segment)));
    const read = { terms, depth: segments.length };
    this.#folders.set(folder, read);
    return read;
  }
}

function distinct(ids: readonly number[]): readonly number[] {
  return ids.length < 2 ? ids : [...new Set(ids)];
}

/** A word without case and signs: `user-name`, `user_name` and `userName` are one. */
export function squeeze(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
