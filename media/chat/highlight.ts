// Colours code. Loaded with the first block of code, and never before.

import highlighter from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import cpp from 'highlight.js/lib/languages/cpp';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import go from 'highlight.js/lib/languages/go';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import markdown from 'highlight.js/lib/languages/markdown';
import php from 'highlight.js/lib/languages/php';
import python from 'highlight.js/lib/languages/python';
import ruby from 'highlight.js/lib/languages/ruby';
import rust from 'highlight.js/lib/languages/rust';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { sanitiseHighlighted } from './sanitise.ts';

const languages = {
  ...{ bash, c, cpp, csharp, css, diff, go, java, javascript, json, markdown, php, python, ruby, rust, sql },
  ...{ typescript, xml, yaml },
};

for (const [name, definition] of Object.entries(languages)) {
  highlighter.registerLanguage(name, definition);
}

/** The nodes of coloured code, or undefined for a language that is not among them. */
export function highlight(text: string, language: string): DocumentFragment | undefined {
  return highlighter.getLanguage(language)
    ? sanitiseHighlighted(highlighter.highlight(text, { language, ignoreIllegals: true }).value)
    : undefined;
}
