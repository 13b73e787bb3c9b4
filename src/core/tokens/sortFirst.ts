// Sorts the beginning of an array of numbers, which is often short.

/** So many numbers are sorted soonest by insertion. */
const few = 32;

/** Sorts the first `count` numbers in ascending order. */
export function sortFirst(numbers: Int32Array, count: number): void {
  if (count > few) {
    numbers.subarray(0, count).sort();
    return;
  }
  for (let index = 1; index < count; index++) {
    const number = numbers[index] ?? 0;
    let place = index;
    for (; place > 0 && (numbers[place - 1] ?? 0) > number; place--) {
      numbers[place] = numbers[place - 1] ?? 0;
    }
    numbers[place] = number;
  }
}
