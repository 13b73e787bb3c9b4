// Which workspace paths may be written: refuses names in disguise, and marks the files that can run code, loosen rules or hold keys.

/** What may become of a change to a path. */
export type WriteJudgement =
  | { readonly kind: 'plain' }
  | { readonly kind: 'sensitive'; readonly reason: SensitiveReason }
  | { readonly kind: 'refused'; readonly reason: DisguiseReason };

/** What a sensitive file governs. */
export type SensitiveReason = 'editor' | 'git' | 'automation' | 'assistant' | 'packages' | 'shell' | 'secrets';

/** What is wrong with a path. */
export type DisguiseReason =
  | 'empty'
  | 'absolute'
  | 'relative-segment'
  | 'backslash'
  | 'control-character'
  | 'invisible-character'
  | 'not-normalised'
  | 'colon'
  | 'percent-encoded'
  | 'trailing-dot-or-space'
  | 'short-name'
  | 'device-name'
  | 'unusual-case';

const DISGUISES: readonly { readonly reason: DisguiseReason; readonly hides: (path: string) => boolean }[] = [
  { reason: 'empty', hides: (path) => path === '' },
  { reason: 'control-character', hides: (path) => /\p{Cc}/u.test(path) },
  { reason: 'invisible-character', hides: (path) => /\p{Default_Ignorable_Code_Point}|\p{Cf}/u.test(path) },
  { reason: 'backslash', hides: (path) => path.includes('\\') },
  { reason: 'absolute', hides: (path) => /^(?:\/|~|[a-z]:)/i.test(path) },
  { reason: 'relative-segment', hides: some((segment) => segment === '' || segment === '.' || segment === '..') },
  { reason: 'colon', hides: (path) => path.includes(':') },
  { reason: 'percent-encoded', hides: (path) => /%[0-9a-f]{2}/i.test(path) },
  { reason: 'trailing-dot-or-space', hides: some((segment) => /[.\s]$/u.test(segment)) },
  { reason: 'not-normalised', hides: (path) => path !== path.normalize('NFC') },
  { reason: 'short-name', hides: some((segment) => /^[^.]{1,6}~\d{1,6}(?:\.[^.]{0,3})?$/.test(segment)) },
  { reason: 'device-name', hides: some((segment) => DEVICE.test(segment)) },
  { reason: 'unusual-case', hides: some((segment) => CASED.has(fold(segment)) && segment !== fold(segment)) },
];

/** Names that Windows gives to devices, in any folder and with any extension. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:\.|$)/i;

/** Names that tools on case-blind file systems take in any case, and that no one writes in another. */
const CASED: ReadonlySet<string> = new Set(['.git', '.vscode', '.github', '.idea', '.devcontainer', '.husky', '.ssh']);

/** Sensitive folders, anywhere in a path. */
const FOLDERS: Readonly<Record<SensitiveReason, readonly string[]>> = {
  editor: ['.vscode', '.idea', '.devcontainer', '.fleet', '.zed', '.nova'],
  git: ['.git'],
  automation: ['.github', '.gitlab', '.circleci', '.husky', '.githooks', '.buildkite'],
  assistant: [
    '.panorama',
    '.cursor',
    '.claude',
    '.clinerules',
    '.continue',
    '.roo',
    '.windsurf',
    '.codex',
    '.gemini',
    '.aider',
    '.amazonq',
  ],
  packages: ['.yarn', '.cargo'],
  shell: ['.direnv'],
  secrets: ['.ssh', '.aws', '.gnupg', '.kube', '.docker'],
};

/** Sensitive file names, in any folder. */
const FILES: Readonly<Record<SensitiveReason, RegExp>> = {
  editor: /^(?:.*\.code-workspace|\.devcontainer\.json)$/,
  git: /^\.git(?:modules|attributes|config|ignore)$/,
  automation:
    /^(?:\.gitlab-ci\.ya?ml|azure-pipelines\.ya?ml|jenkinsfile|\.travis\.ya?ml|bitbucket-pipelines\.ya?ml|\.pre-commit-config\.ya?ml|lefthook\.ya?ml)$/,
  assistant:
    /^(?:agents(?:\.override)?\.md|claude(?:\.local)?\.md|gemini\.md|skill\.md|\.panoramaignore|\.?mcp\.json|mcp_config\.json|\.cursorrules|\.windsurfrules|\.roomodes|\.rules|.*\.instructions\.md|.*\.prompt\.md|copilot-instructions\.md|\.aider.*)$/,
  packages:
    /^(?:package\.json|\.npmrc|\.yarnrc(?:\.ya?ml)?|\.pnpmfile\.[cm]?js|pnpm-workspace\.yaml|bunfig\.toml|pip\.conf|setup\.py|build\.rs|(?:gnu)?makefile|makefile\..*|justfile|rakefile|dockerfile(?:\..*)?|(?:docker-)?compose\.ya?ml)$/,
  shell:
    /^(?:\.envrc|\.(?:bash|zsh|k|c)shrc|\.(?:bash|zsh)rc|\.(?:bash_|zsh?_?)?(?:profile|login|logout|env|aliases)|\.zshenv|\.zprofile|\.inputrc)$/,
  secrets:
    /^(?:\.env(?:\..*)?|\.netrc|\.pypirc|\.git-credentials|authorized_keys|.*\.(?:pem|key|p12|pfx|jks|keystore))$/,
};

const REASONS: readonly SensitiveReason[] = [
  'editor',
  'git',
  'automation',
  'assistant',
  'packages',
  'shell',
  'secrets',
];

/**
 * Judges a path relative to its workspace folder, with `/`. Sensitive names count in any case and in every spelling that a file system
 * may take for them. The rules follow the published attacks on assistants that wrote their own permissions.
 */
export function judgeWritePath(path: string): WriteJudgement {
  const disguise = DISGUISES.find(({ hides }) => hides(path));
  if (disguise) {
    return { kind: 'refused', reason: disguise.reason };
  }
  const reason = sensitivityOf(path);
  return reason === undefined ? { kind: 'plain' } : { kind: 'sensitive', reason };
}

function sensitivityOf(path: string): SensitiveReason | undefined {
  const segments = path.split('/').map(fold);
  const name = segments.at(-1) ?? '';
  const folders = new Set(segments);
  return REASONS.find((reason) => FOLDERS[reason].some((folder) => folders.has(folder)) || FILES[reason].test(name));
}

/** As a case-blind file system that unifies look-alike forms compares names. */
function fold(segment: string): string {
  return segment.normalize('NFKC').toLowerCase();
}

function some(test: (segment: string) => boolean): (path: string) => boolean {
  return (path) => path.split('/').some(test);
}
