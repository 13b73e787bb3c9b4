import assert from 'node:assert/strict';
import fc from 'fast-check';
import { definedNames } from '../../../src/core/syntax/definedNames.ts';
import { property } from '../property.ts';
import { anyText } from './arbitraryText.ts';

const defines: Readonly<Record<string, string | undefined>> = {
  'export async function load(path) {': 'load',
  'function* walk() {': 'walk',
  'export default class Shop extends Base {': 'Shop',
  'export const enum Kind {': 'Kind',
  'const limit = 1;': 'limit',
  '  const local = 1;': undefined,
  '  async sell(price: number): Promise<void> {': 'sell',
  '  private readonly price = 1;': 'price',
  '  sell(price, () => {': undefined,
  '  if (price) {': undefined,
  '  return load(path) {': undefined,
  '  shop.sell(price) {': undefined,
  '  it("sells", function () {': undefined,
  'type Price = number;': 'Price',
  'def load(path):': 'load',
  '    async def sell(self):': 'sell',
  'def self.load': 'load',
  'func (s *Shop) Sell(price int) error {': 'Sell',
  'func Load() {': 'Load',
  'type Shop struct {': 'Shop',
  'pub(crate) fn load<T>(path: T) -> T {': 'load',
  'pub struct Shop<T> {': 'Shop',
  'public static List<Price> sell(int price) {': 'sell',
  '  public Shop(int price)': 'Shop',
  'protected int price;': undefined,
  'public sealed class Shop : Base': 'Shop',
  'static int load(const char *path) {': 'load',
  'int load(void) {': 'load',
  'enum class Kind {': 'Kind',
  'data class Price(val amount: Int)': 'Price',
  'fun sell(price: Int) {': 'sell',
  'trait Sell {': 'Sell',
  'just words in a sentence': undefined,
  'the function of a class': undefined,
  '': undefined,
};

describe('definedNames', () => {
  for (const [line, name] of Object.entries(defines)) {
    it(`reads ${name ?? 'no name'} in "${line}"`, () => {
      assert.deepEqual(definedNames(`\n${line}\r\n`), name === undefined ? [] : [name]);
    });
  }

  it('names each once, in order', () => {
    assert.deepEqual(definedNames('class Shop {}\nfunction load() {}\nclass Shop {}\n'), ['Shop', 'load']);
  });

  it('looks past lines that are data', () => {
    assert.deepEqual(definedNames(`const data = '${'x'.repeat(1000)}';\nclass Shop {}`), ['Shop']);
  });

  it('names what stands in the text, whatever the text', () => {
    property(
      fc.property(anyText, (text) => {
        assert.deepEqual(
          definedNames(text).filter((name) => name === '' || !text.includes(name)),
          [],
        );
      }),
    );
  });
});
