// What the grammars call the parts of a language: which nodes define something, which are comments, which only surround.

/** How a node that can define something is judged. */
export type NodeRule =
  /** It always defines something of this kind. */
  | { readonly kind: string; readonly when: 'always' }
  /** It does where it has a body: elsewhere it only names a type. */
  | { readonly kind: string; readonly when: 'body' }
  /** It does outside functions, or where its value is a function. */
  | { readonly kind: string; readonly when: 'outside' }
  /** It does where its value is a function or an object of some size. */
  | { readonly kind: string; readonly when: 'value' }
  /** A call that is given words and a function, as tests and handlers are. */
  | { readonly kind: 'call'; readonly when: 'words' };

/** What a walk does at a node of a type. */
export interface NodeRole {
  readonly rule: NodeRule | undefined;
  /** It belongs to the definition after it: a comment, a decorator, an attribute. */
  readonly isDoc: boolean;
  /** It surrounds one definition and begins before it: `export`, decorators, templates. */
  readonly isWrapper: boolean;
  /** A function without a name: what it declares is local. */
  readonly isFunction: boolean;
  /** Whether definitions can stand in it: never, only over several rows, or always. */
  readonly holds: 'none' | 'rows' | 'all';
}

/** A language as its grammar sees it. */
export interface Language {
  /** The name of its grammar's file: `tree-sitter-<grammar>.wasm`. */
  readonly grammar: string;
  roleOf(type: string): NodeRole;
  /** Whether a string that begins a body is its documentation. */
  readonly hasDocstrings: boolean;
}

/** Nodes in which nothing is defined. */
const HOLDS_NONE =
  /^(?:import_|use_|using_)|string$|identifier$|parameters?$|type_annotation$|^regex$|literal$|heritage/u;

/** Nodes that may be as short as the one definition in them. */
const HOLDS_ALL = /block|body|list|program|source|unit|module|document|section|stylesheet/u;

type When = NodeRule['when'];

/** Kinds and the nodes that make them, under the condition that holds for them. */
type Rows = Partial<Record<When, Readonly<Record<string, string>>>>;

function language(
  grammar: string,
  rows: Rows,
  others: { readonly docs?: string; readonly wrappers?: string; readonly functions?: string } = {},
): Language {
  const set = (words = ''): ReadonlySet<string> => new Set(words.split(' ').filter(Boolean));
  const rules: ReadonlyMap<string, NodeRule> = new Map(rulesOf(rows));
  const [docs, wrappers, functions] = [
    set(`comment ${others.docs ?? ''}`),
    set(others.wrappers),
    set(others.functions),
  ];
  const roles = new Map<string, NodeRole>();
  const read = (type: string): NodeRole => {
    const [rule, isWrapper, isFunction] = [rules.get(type), wrappers.has(type), functions.has(type)];
    const isOpen = rule !== undefined || isWrapper || HOLDS_ALL.test(type);
    const holds = isOpen ? 'all' : HOLDS_NONE.test(type) ? 'none' : 'rows';
    return { rule, isDoc: docs.has(type), isWrapper, isFunction, holds };
  };
  return {
    grammar,
    roleOf(type) {
      const role = roles.get(type) ?? read(type);
      roles.set(type, role);
      return role;
    },
    hasDocstrings: grammar === 'python',
  };
}

function* rulesOf(rows: Rows): Generator<readonly [string, NodeRule]> {
  for (const when of ['always', 'body', 'outside', 'value'] as const) {
    for (const [kind, types] of Object.entries(rows[when] ?? {})) {
      yield* types.split(' ').map((type) => [type, { kind, when }] as const);
    }
  }
  for (const type of Object.values(rows.words ?? {})) {
    yield [type, { kind: 'call', when: 'words' }];
  }
}

function script(grammar: string): Language {
  return language(
    grammar,
    {
      always: {
        function: 'function_declaration generator_function_declaration function_signature',
        method: 'method_definition abstract_method_signature',
        class: 'class_declaration abstract_class_declaration',
        interface: 'interface_declaration',
        type: 'type_alias_declaration',
        enum: 'enum_declaration',
        module: 'internal_module module',
        field: 'public_field_definition field_definition',
      },
      outside: { constant: 'lexical_declaration variable_declaration' },
      value: { function: 'assignment_expression export_statement', method: 'pair' },
      words: { call: 'call_expression' },
    },
    {
      docs: 'decorator',
      wrappers: 'export_statement ambient_declaration expression_statement',
      functions: 'arrow_function function_expression generator_function',
    },
  );
}

const python = language(
  'python',
  {
    always: { function: 'function_definition', class: 'class_definition' },
    outside: { constant: 'assignment' },
  },
  { wrappers: 'decorated_definition expression_statement', functions: 'lambda' },
);

const go = language(
  'go',
  {
    always: { function: 'function_declaration', method: 'method_declaration', type: 'type_spec type_alias' },
    outside: { constant: 'const_declaration var_declaration' },
  },
  { wrappers: 'type_declaration', functions: 'func_literal' },
);

const rust = language(
  'rust',
  {
    always: {
      function: 'function_item function_signature_item',
      type: 'struct_item enum_item union_item type_item',
      interface: 'trait_item',
      class: 'impl_item',
      module: 'mod_item',
      macro: 'macro_definition',
    },
    outside: { constant: 'const_item static_item' },
  },
  { docs: 'line_comment block_comment attribute_item', functions: 'closure_expression' },
);

const java = language(
  'java',
  {
    always: {
      class: 'class_declaration record_declaration',
      interface: 'interface_declaration annotation_type_declaration',
      enum: 'enum_declaration',
      method: 'method_declaration constructor_declaration compact_constructor_declaration',
      field: 'field_declaration constant_declaration',
    },
  },
  { docs: 'line_comment block_comment', functions: 'lambda_expression' },
);

const cSharp = language(
  'c-sharp',
  {
    always: {
      module: 'namespace_declaration',
      class: 'class_declaration struct_declaration record_declaration record_struct_declaration',
      interface: 'interface_declaration',
      enum: 'enum_declaration',
      method:
        'method_declaration constructor_declaration destructor_declaration operator_declaration ' +
        'conversion_operator_declaration indexer_declaration local_function_statement',
      field: 'property_declaration field_declaration event_field_declaration event_declaration',
      type: 'delegate_declaration',
    },
  },
  { functions: 'lambda_expression anonymous_method_expression' },
);

const cpp = language(
  'cpp',
  {
    always: {
      function: 'function_definition',
      module: 'namespace_definition',
      type: 'type_definition alias_declaration concept_definition',
      field: 'field_declaration',
      macro: 'preproc_function_def',
    },
    body: { class: 'class_specifier struct_specifier union_specifier', enum: 'enum_specifier' },
    outside: { constant: 'declaration' },
  },
  { wrappers: 'template_declaration', functions: 'lambda_expression' },
);

const php = language(
  'php',
  {
    always: {
      function: 'function_definition',
      class: 'class_declaration trait_declaration',
      interface: 'interface_declaration',
      enum: 'enum_declaration',
      method: 'method_declaration',
      field: 'property_declaration',
    },
    outside: { constant: 'const_declaration' },
  },
  { functions: 'anonymous_function arrow_function' },
);

const ruby = language(
  'ruby',
  {
    always: { method: 'method singleton_method', class: 'class singleton_class', module: 'module' },
    outside: { constant: 'assignment' },
    words: { call: 'call' },
  },
  { functions: 'lambda' },
);

const css = language('css', {
  always: { rule: 'rule_set keyframes_statement', module: 'media_statement supports_statement at_rule' },
});

const bash = language('bash', { always: { function: 'function_definition' } });

const powershell = language('powershell', {
  always: {
    function: 'function_statement',
    class: 'class_statement',
    enum: 'enum_statement',
    method: 'class_method_definition',
    field: 'class_property_definition',
  },
});

const ini = language('ini', { always: { key: 'section' } });

/** Each language with the endings of its files, and what the editor calls it. */
const NAMES: readonly (readonly [Language, endings: string, ids: string])[] = [
  [script('typescript'), 'ts mts cts', 'typescript'],
  [script('tsx'), 'tsx', 'typescriptreact'],
  [script('javascript'), 'js jsx mjs cjs', 'javascript javascriptreact'],
  [python, 'py pyi pyw', 'python'],
  [go, 'go', 'go'],
  [rust, 'rs', 'rust'],
  [java, 'java', 'java'],
  [cSharp, 'cs', 'csharp'],
  [cpp, 'c h cc cpp cxx hh hpp hxx inl ino cu', 'c cpp'],
  [php, 'php phtml', 'php'],
  [ruby, 'rb rake gemspec', 'ruby'],
  [css, 'css', 'css'],
  [bash, 'sh bash zsh', 'shellscript'],
  [powershell, 'ps1 psm1', 'powershell'],
  [ini, 'ini cfg editorconfig', 'ini'],
];

const languageByEnding = new Map(NAMES.flatMap(([one, endings]) => endings.split(' ').map((ending) => [ending, one])));
const languageById = new Map(NAMES.flatMap(([one, , ids]) => ids.split(' ').map((id) => [id, one])));

/** The language of a path by the ending of its name; undefined where no grammar is shipped. */
export function languageOf(ending: string): Language | undefined {
  return languageByEnding.get(ending);
}

/** The language by the editor's identifier; undefined where no grammar is shipped. */
export function languageOfId(languageId: string): Language | undefined {
  return languageById.get(languageId);
}
