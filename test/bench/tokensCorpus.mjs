// The texts that token counters are measured on: installed packages, repositories given by path, and what seldom stands in them.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ name: string, text: string }} Source */

/** Bytes of the largest file that is taken. */
const mostBytes = 2_000_000;

/** Letters, white space or signs in a row above which tiktoken needs minutes, or gives up. */
const longRun = /[\p{L}\p{M}]{32769}|\s{32769}|[^\s\p{L}\p{N}]{32769}/u;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The text of a file, with its byte order mark; undefined when it is binary or too large.
 * @param {Uint8Array} bytes
 */
function textOf(bytes) {
  return bytes.length === 0 || bytes.length > mostBytes || bytes.includes(0) ? undefined : decoder.decode(bytes);
}

/** Whether tiktoken can count the text in reasonable time. */
export function isCountable(text) {
  return text.length < 32_769 || !longRun.test(text);
}

/**
 * Sources under a folder, in an order that mixes packages and is always the same.
 * @param {string} folder
 * @returns {Generator<Source>}
 */
export function* sourcesUnder(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  for (const file of mixed(files.map((file) => path.relative(folder, file)))) {
    const full = path.join(folder, file);
    const text = statSync(full).size > mostBytes ? undefined : textOf(readFileSync(full));
    if (text !== undefined) yield { name: file, text };
  }
}

/**
 * Sources at the HEAD of a git repository, with or without a work tree.
 * @param {string} repository
 * @returns {Generator<Source>}
 */
export function* sourcesOf(repository) {
  const git = (args, input) => {
    const options = { maxBuffer: 2 ** 30, ...(input !== undefined && { input }) };
    const { status, stdout } = spawnSync('git', ['-C', repository, ...args], options);
    if (status !== 0) throw new Error(`git cannot read ${repository}.`);
    return stdout;
  };
  const blobs = git(['ls-tree', '-r', '-l', '-z', 'HEAD'])
    .toString('utf8')
    .split('\0')
    .map((line) => /^100\d+ blob (?<id>\w+) +(?<size>\d+)\t(?<file>[^]*)$/.exec(line)?.groups)
    .filter((blob) => blob !== undefined && Number(blob.size) <= mostBytes);
  const content = git(['cat-file', '--batch'], blobs.map(({ id }) => `${id}\n`).join(''));
  let at = 0;
  for (const { file } of blobs) {
    const lineEnd = content.indexOf(10, at);
    const [, kind, size] = content.toString('latin1', at, lineEnd).split(' ');
    // A blob that a partial copy lacks has no content.
    const end = lineEnd + 1 + (kind === 'blob' ? Number(size) + 1 : 0);
    const text = kind === 'blob' ? textOf(content.subarray(lineEnd + 1, end - 1)) : undefined;
    if (text !== undefined) yield { name: file, text };
    at = end;
  }
}

function mixed(names) {
  const keyed = names.map((name) => ({ name, key: createHash('sha256').update(name).digest('hex') }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ name }) => name);
}

/** What is put between the lines of a source so that it holds what sources of packages seldom do. */
const oddities = [
  (text) => `\uFEFF${text}`,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll('\n', '\n// 这是一个注释：漢字かな交じり文。한국어 문장입니다.\n'),
  (text) => text.replaceAll(';\n', '; // 😀👩‍👩‍👧‍👦🏳️‍🌈 ✓ naïve Ünïcode\n'),
  (text) => text.replaceAll('\n', ' '),
  (text) => Buffer.from(text).toString('base64'),
  (text) => text.replaceAll(' ', '<|endoftext|>'),
  (text) => text.replaceAll('e', 'e\u0301').replaceAll('\t', '\uFEFF'),
  (text) => text.replaceAll(' ', '\u00A0').replaceAll('a', 'م'),
];

/**
 * A source changed into one with an oddity: every `oddities.length` calls in a row have each of them once.
 * @param {Source} source
 * @param {number} index
 * @returns {Source}
 */
export function oddSource({ name, text }, index) {
  const which = index % oddities.length;
  return { name: `${name} (oddity ${which})`, text: oddities[which](text) };
}
