// The import specifiers of a source text, as written: only lines that can hold one are looked at.

import { endingOf } from './commentForms.ts';
import { importsByCall } from './importsByCall.ts';
import { importsByLine, type LineRule } from './importsByLine.ts';

const RULE_ENDINGS: Readonly<Record<LineRule | 'script', string>> = {
  script: 'ts tsx mts cts js jsx mjs cjs vue svelte astro',
  python: 'py pyi pyw',
  go: 'go',
  rust: 'rs',
  jvm: 'java kt kts scala groovy gradle swift',
  csharp: 'cs fs vb',
  include: 'c h cc cpp cxx hh hpp hxx inl m mm cu proto',
  style: 'css scss sass less',
  ruby: 'rb rake gemspec',
  php: 'php phtml',
  shell: 'sh bash zsh',
  lua: 'lua',
  elixir: 'ex exs',
  dart: 'dart',
};

const ruleByEnding = new Map(
  Object.entries(RULE_ENDINGS).flatMap(([rule, endings]) => endings.split(' ').map((ending) => [ending, rule])),
);

/**
 * The distinct specifiers in order of first appearance: a module's name or path as the language writes it (`./cart.ts`,
 * `..models`, `crate::pay`, `java.util.List`, `stdio.h`). Relative imports of Python are one name each with what they import from a bare dot
 * (`.models`). Empty for languages without a rule. Linear in the text; may name one that stands in a comment.
 */
export function importsOf(path: string, text: string): readonly string[] {
  const rule = ruleByEnding.get(endingOf(path));
  if (rule === undefined) {
    return [];
  }
  const found = isLineRule(rule) ? importsByLine(rule, text) : importsByCall(text);
  return [...new Set(found)];
}

function isLineRule(rule: string): rule is LineRule {
  return rule !== 'script';
}
