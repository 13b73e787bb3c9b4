// Inputs of a megabyte that cost a tokeniser most.
import { createHash } from 'node:crypto';

const million = 1_000_000;

/** Code points of a text in an order that looks random and is always the same, until the text has a million bytes. */
function scattered(characters) {
  const points = Array.from(characters);
  let seed = 1;
  let bytes = 0;
  const chosen = [];
  while (bytes < million) {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    const point = points[(seed >>> 8) % points.length] ?? '';
    chosen.push(point);
    bytes += Buffer.byteLength(point);
  }
  return chosen.join('');
}

function noise(bytes) {
  const blocks = Array.from({ length: bytes / 50 }, (_, index) => createHash('sha512').update(String(index)).digest());
  return Buffer.concat(blocks).subarray(0, bytes);
}

/** Texts of a megabyte by what they are. */
export const worstInputs = {
  'one letter': () => 'a'.repeat(million),
  'one capital': () => 'A'.repeat(million),
  spaces: () => ' '.repeat(million),
  tabs: () => '\t'.repeat(million),
  'line ends': () => '\n'.repeat(million),
  dashes: () => '-'.repeat(million),
  'random letters': () => scattered('abcdefghijklmnopqrstuvwxyz'),
  'random letters of text': () => scattered('eeeettttaaaooiinnsshhrrdlu'),
  'random letters of both cases': () => scattered('aBcDeFgHiJkLmNoPqRsTuVwXyZ'),
  'random signs': () => scattered('!@#$%^&*()-=[]{};:<>?,.~`|"\\'),
  digits: () => scattered('0123456789'),
  base64: () => noise(750_000).toString('base64'),
  hexadecimal: () => noise(500_000).toString('hex'),
  'one ideograph': () => '漢'.repeat(million / 3),
  'random ideographs': () => scattered('漢字中国人民的一是不了在有我他这个们来到时大地为子'),
  'random syllables': () => scattered('한국어문장입니다가나라마바사아자차카타파하'),
  'Arabic letters': () => scattered('مرحبا بالعالم شكرا'),
  'Thai letters and marks': () => scattered('กขคงจฉชซาิีึืุูเแโ'),
  'combining marks': () => '\u0301'.repeat(million / 2),
  'one emoji': () => '😀'.repeat(million / 4),
  'random emoji': () => scattered('😀👩🏳️🌈🎉🚀👍🏽'),
  'halves of surrogate pairs': () => '\uD83D'.repeat(million / 3),
  zeros: () => '\0'.repeat(million),
};
