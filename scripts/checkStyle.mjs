// Checks what the linter does not: no exemptions, no promises for later, comments where they are owed.
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { listSourceFiles, readSource } from './sourceFiles.mjs';

/** Words are put together here so that this file does not find itself. */
const exemptions = [
  ['eslint', 'disable'],
  ['biome', 'ignore'],
  ['prettier', 'ignore'],
  ['@ts', 'ignore'],
  ['@ts', 'nocheck'],
  ['@ts', 'expect-error'],
].map((words) => words.join('-'));
const later = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'].join('|')})\\b`);
const partialRun = /\b(describe|it|context|suite|test)\.(skip|only)\(|\b(xit|xdescribe)\(|\bthis\.skip\(/;

const isCode = (name) => /\.(ts|mjs|cjs)$/.test(name);
const isOurs = (name) => !name.startsWith('test/fixtures/') && !name.startsWith('test/golden/');
const isProduct = (name) => /^(src|media)\/.*\.ts$/.test(name) && !name.endsWith('.d.ts');

function lineProblems(name, text) {
  const problems = [];
  text.split('\n').forEach((line, index) => {
    const at = `${name}:${String(index + 1)}`;
    const exemption = exemptions.find((word) => line.includes(word));
    if (exemption !== undefined) {
      problems.push(`${at} exemption comment (${exemption})`);
    }
    if (later.test(line)) {
      problems.push(`${at} a note for later: do it or drop it`);
    }
    if (name.startsWith('test/') && partialRun.test(line)) {
      problems.push(`${at} a test that is skipped or runs alone`);
    }
  });
  return problems;
}

/** A test says its job by its `describe`; every other file begins with a sentence. */
function topProblems(name, text) {
  if (name.endsWith('.test.ts')) {
    return [];
  }
  const start = text.replace(/^#!.*\n/, '').trimStart();
  return start.startsWith('//') || start.startsWith('/*')
    ? []
    : [`${name}:1 no sentence at the top that states the file's job`];
}

const owesDocstring = (node) =>
  ts.isFunctionDeclaration(node) ||
  ts.isClassDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node);

const isExported = (node) => node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;

function docstringProblems(name, text) {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  return source.statements
    .filter((node) => owesDocstring(node) && isExported(node) && ts.getJSDocCommentsAndTags(node).length === 0)
    .map((node) => {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      return `${name}:${String(line)} ${node.name?.text ?? 'default'} is exported without a docstring`;
    });
}

function lengthProblems(name, text) {
  const lines = text.trimEnd().split('\n').length;
  return name === 'ARCHITECTURE.md' && lines > 150 ? [`${name}: ${String(lines)} lines, at most 150`] : [];
}

/**
 * Every breach of the style in the files of a folder, one line each.
 * @param {string} folder
 * @returns {readonly string[]}
 */
export function styleProblems(folder) {
  const names = listSourceFiles(folder).filter(isOurs);
  return names.flatMap((name) => {
    if (!isCode(name) && name !== 'ARCHITECTURE.md') {
      return [];
    }
    const text = readSource(folder, name);
    return [
      ...lengthProblems(name, text),
      ...(isCode(name) ? [...lineProblems(name, text), ...topProblems(name, text)] : []),
      ...(isProduct(name) ? docstringProblems(name, text) : []),
    ];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const problems = styleProblems(path.resolve(process.argv[2] ?? '.'));
  for (const problem of problems) {
    console.error(problem);
  }
  process.exitCode = problems.length === 0 ? 0 : 1;
}
