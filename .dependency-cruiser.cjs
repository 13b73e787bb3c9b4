// Who may import whom: the table of ARCHITECTURE.md as rules. `npm run check` enforces them.

/** A rule that refuses; `name` and `comment` are what a developer reads. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const node = ['core'];
/** The editor's API, which is no package: its types stand for it. */
const editor = '^vscode$|node_modules/@types/vscode/';
const packages = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];

/** What an area of the core may use beside itself. */
const shared = '^src/(protocol|core/(model|text|tokens|egress|spend|search|syntax|rank)|core/[^/]+\\.ts$)';

module.exports = {
  forbidden: [
    forbid('no-cycles', 'Modules form a tree of uses.', {}, { circular: true }),
    forbid('resolvable', 'What is imported exists.', {}, { couldNotResolve: true, pathNot: '^vscode$' }),

    forbid(
      'protocol-imports-nothing',
      'What crosses into webviews stands on its own.',
      { path: '^src/protocol/' },
      { pathNot: '^src/protocol/' },
    ),
    forbid(
      'core-is-pure',
      'The core uses the core and the protocol: no editor, no Node, no adapter.',
      { path: '^src/core/' },
      { pathNot: ['^src/(core|protocol)/', 'node_modules/ignore/'] },
    ),
    forbid(
      'core-areas',
      'An area of the core uses the shared areas; chat and refactor also use the pack.',
      { path: '^src/core/(pack|completion|chat|refactor)/' },
      { path: '^src/core/', pathNot: [shared, '^src/core/$1/', '^src/core/pack/'] },
    ),
    forbid(
      'core-pack-is-for-questions',
      'Completion does not pack the workspace.',
      { path: '^src/core/completion/' },
      { path: '^src/core/pack/' },
    ),
    forbid(
      'core-foundations',
      'The shared areas know none of the outlines.',
      { path: '^src/core/(model|text|tokens|egress|spend|search|syntax|rank)/' },
      { path: '^src/core/(pack|completion|chat|refactor)/' },
    ),

    forbid(
      'host-adapters-are-islands',
      'An adapter never imports another.',
      { path: '^src/host/([^/]+)/' },
      { path: '^src/host/', pathNot: '^src/host/$1/' },
    ),
    forbid(
      'host-looks-down',
      'An adapter uses the core, the protocol and its own library.',
      { path: '^src/host/' },
      { path: '^src/', pathNot: '^src/(host|core|protocol)/' },
    ),
    forbid(
      'vscode-at-the-edge',
      'The editor is known to the features, to host/vscode and to the roots.',
      { path: '^(src/(core|protocol|host|cli)/|src/(worker|cli)\\.ts$|media/)', pathNot: '^src/host/vscode/' },
      { path: editor },
    ),

    forbid(
      'features-are-islands',
      'A feature never imports another.',
      { path: '^src/features/([^/]+)/' },
      { path: '^src/features/', pathNot: '^src/features/$1/' },
    ),
    forbid(
      'features-look-down',
      'A feature uses the core, the protocol, host/vscode, the editor, and the type of the services.',
      { path: '^src/features/' },
      {
        pathNot: ['^src/(core|protocol|features)/', '^src/host/vscode/', '^src/services\\.ts$', editor],
      },
    ),
    forbid(
      'services-as-a-type',
      'A feature is given the services; it imports their type alone.',
      { path: '^src/features/' },
      { path: '^src/services\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'no-way-up-to-the-roots',
      'Nothing imports a root but a root.',
      { path: '^src/', pathNot: '^src/(extension|services|worker|cli)\\.ts$' },
      { path: '^src/(extension|worker|cli)\\.ts$' },
    ),
    forbid(
      'cli-files-belong-to-the-cli',
      'The command line is a root: nothing else imports its files.',
      { path: '^src/', pathNot: '^src/(cli\\.ts$|cli/)' },
      { path: '^src/cli/' },
    ),

    forbid(
      'worker-and-cli-without-the-editor',
      'The worker and the command line never reach the editor, not even through others.',
      { path: '^src/(worker|cli)\\.ts$' },
      { path: `${editor}|^src/host/vscode/`, reachable: true },
    ),
    forbid(
      'media-sees-the-protocol',
      'A webview knows the protocol and its own libraries.',
      { path: '^media/' },
      { path: '^(src|test|scripts)/', pathNot: '^src/protocol/' },
    ),
    forbid(
      'media-in-the-browser',
      'A webview has no Node.',
      { path: '^media/', pathNot: '^media/build\\.mjs$' },
      { dependencyTypes: node },
    ),

    forbid(
      'one-door-to-openai',
      'The SDK is imported in src/host/openai alone.',
      { path: '^(src|media)/', pathNot: '^src/host/openai/' },
      { path: '^openai(/|$)|node_modules/openai/' },
    ),
    forbid(
      'one-door-to-tiktoken',
      'The tokeniser is imported in one file, its ranks also where they are packed.',
      { path: '^(src|media)/', pathNot: '^src/host/tokens/(tiktokenCounter|o200kRanks)\\.ts$' },
      { path: '^tiktoken(/|$)|node_modules/tiktoken/' },
    ),
    forbid(
      'one-door-to-the-grammars',
      'The grammar runtime is imported in one file.',
      { path: '^(src|media)/', pathNot: '^src/host/syntax/grammarRuntime\\.ts$' },
      { path: '^@vscode/tree-sitter-wasm(/|$)|node_modules/@vscode/tree-sitter-wasm/' },
    ),
    forbid(
      'one-door-to-the-network',
      'Only the adapter of the services speaks to the network.',
      { path: '^src/', pathNot: '^src/host/openai/' },
      { path: '^(node:)?(http|https|http2|net|tls|dgram|dns)(/|$)', dependencyTypes: node },
    ),
    forbid(
      'no-processes',
      'What is shipped starts no program but git, in one file: nothing runs before trust, and nothing leaves by way of another.',
      { path: '^(src|media)/', pathNot: '^src/host/git/runGit\\.ts$' },
      { path: '^(node:)?(child_process|cluster)(/|$)', dependencyTypes: node },
    ),
    forbid(
      'one-place-that-writes',
      'Only what Panorama keeps for itself is written past the editor.',
      { path: '^src/', pathNot: '^src/(host/(store|files|git|vscode/writeGate)|cli/)' },
      { path: '^(node:)?fs(/|$)', dependencyTypes: node },
    ),
    forbid(
      'product-without-tests',
      'What is shipped imports neither tests nor scripts.',
      { path: '^(src|media)/' },
      { path: '^(test|scripts)/' },
    ),
    forbid(
      'packages-are-declared',
      'A package that is imported stands in package.json.',
      { path: '^(src|media|test|scripts)/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules', dependencyTypes: packages },
    exclude: { path: '^(dist|out|test/fixtures)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    cache: false,
  },
};
