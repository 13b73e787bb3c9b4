// The lint rules of the house: type-aware, without exemptions.
import tseslint from 'typescript-eslint';

/** One door each: what the selector finds may stand in the files named alone. */
const doors = [
  {
    selector: "CallExpression[callee.property.name='createOutputChannel']",
    message: 'The log channel is made in src/host/vscode/log.ts alone.',
    home: 'src/host/vscode/log.ts',
  },
  ...[
    // Named at all, under whatever name it is then called.
    'MemberExpression[property.name=/^(applyEdit|insertSnippet)$/]',
    'ObjectPattern > Property[key.name=/^(applyEdit|insertSnippet|fs)$/]',
    "NewExpression:matches([callee.name='WorkspaceEdit'], [callee.property.name='WorkspaceEdit'])",
    // An editor's edit is given a function; a syntax tree's, which is told what changed, an object.
    "CallExpression[callee.property.name='edit']:not([arguments.0.type='ObjectExpression'])",
    "VariableDeclarator > MemberExpression.init[property.name='fs']",
    "CallExpression[callee.property.name=/^(writeFile|delete|rename|copy|createDirectory)$/][callee.object.property.name='fs']",
  ].map((selector) => ({
    selector,
    message: 'A user file changes through the write gate alone (src/host/vscode/writeGate*.ts).',
    home: 'src/host/vscode/writeGate*.ts',
  })),
  {
    selector: "MemberExpression[property.name='openExternal']",
    message: "An address leaves for the browser on the user's click alone (src/features/chat/panelActions.ts).",
    home: 'src/features/chat/panelActions.ts',
  },
  {
    selector: "CallExpression[callee.property.name='createStatusBarItem']",
    message: 'There is one status bar item, made in src/host/vscode/statusItem.ts.',
    home: 'src/host/vscode/statusItem.ts',
  },
  {
    selector: "CallExpression[callee.property.name='postMessage'][callee.object.property.name='webview']",
    message: 'A webview is written to in src/host/vscode/webview.ts alone.',
    home: 'src/host/vscode/webview.ts',
  },
];

const moduleState = {
  selector:
    "Program > VariableDeclaration[kind='let'], Program > ExportNamedDeclaration > VariableDeclaration[kind='let']",
  message: 'State has a named owner: no module-level let.',
};

/** The syntax refused in a file: all but what has its door there. */
function restrictedIn(file) {
  const refused = doors.filter(({ home }) => home !== file).map(({ selector, message }) => ({ selector, message }));
  return { 'no-restricted-syntax': ['error', moduleState, ...refused] };
}

const noNetwork = {
  'no-restricted-globals': [
    'error',
    {
      globals: ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'].map((name) => ({
        name,
        message: 'What leaves the machine goes through src/host/openai alone.',
      })),
      checkGlobalObject: true,
    },
  ],
};

const homes = [...new Set(doors.map(({ home }) => home))];

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'out', '.vscode-host', 'test/fixtures', 'test-results', '**/*.mjs', '**/*.cjs'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tsconfig.media.json', './tsconfig.browser.json', './tsconfig.core.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // The editor's declarations call Disposable a class where any object with `dispose` will do.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // A port that streams is an async generator, also where its implementation never waits.
      '@typescript-eslint/require-await': 'off',
      'no-irregular-whitespace': 'error',
      complexity: ['error', 10],
      'max-lines': ['error', 300],
    },
  },
  {
    files: ['src/**/*.ts', 'media/**/*.ts', 'test/harness/**/*.ts', 'test/fakes/**/*.ts'],
    rules: {
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      ...restrictedIn(''),
    },
  },
  ...homes.map((file) => ({ files: [file], rules: restrictedIn(file) })),
  { files: ['src/**/*.ts', 'media/**/*.ts'], ignores: ['src/host/openai/**'], rules: noNetwork },
);
