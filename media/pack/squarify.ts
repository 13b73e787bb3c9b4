// Lays rectangles into a rectangle, each as large as its value and as square as can be (Bruls, Huizing and van Wijk, 2000).

/** A rectangle, in any unit of length. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The areas of the values, in their order; values that are not above zero get an empty area. Best fed from the largest down. */
export function squarify(values: readonly number[], into: Area): readonly Area[] {
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  const areas: Area[] = values.map(() => ({ x: into.x, y: into.y, width: 0, height: 0 }));
  if (total <= 0 || into.width <= 0 || into.height <= 0) {
    return areas;
  }
  const scale = (into.width * into.height) / total;
  const waiting = values.flatMap((value, index) => (value > 0 ? [{ index, size: value * scale }] : []));
  let left = into;
  while (waiting.length > 0) {
    const row = takeRow(waiting, Math.min(left.width, left.height));
    const laid = layRow(row, left);
    row.forEach(({ index }, place) => {
      areas[index] = laid.areas[place] ?? left;
    });
    left = laid.left;
  }
  return areas;
}

interface Sized {
  readonly index: number;
  readonly size: number;
}

/** Takes from the front as many as make the worst of the row no less square. */
function takeRow(waiting: Sized[], side: number): readonly Sized[] {
  const row: Sized[] = [];
  let [sum, least, most] = [0, Infinity, 0];
  let worst = Infinity;
  for (const next of waiting) {
    sum += next.size;
    least = Math.min(least, next.size);
    most = Math.max(most, next.size);
    const ratio = Math.max((side * side * most) / (sum * sum), (sum * sum) / (side * side * least));
    if (row.length > 0 && ratio > worst) {
      break;
    }
    worst = ratio;
    row.push(next);
  }
  waiting.splice(0, row.length);
  return row;
}

/** Lays a row along the shorter side and gives back what is left. */
function layRow(row: readonly Sized[], into: Area): { readonly areas: readonly Area[]; readonly left: Area } {
  const sum = row.reduce((total, { size }) => total + size, 0);
  const isColumn = into.width >= into.height;
  const depth = Math.min(isColumn ? into.width : into.height, sum / (isColumn ? into.height : into.width));
  let at = isColumn ? into.y : into.x;
  const areas = row.map(({ size }) => {
    const length = size / depth;
    const area = isColumn
      ? { x: into.x, y: at, width: depth, height: length }
      : { x: at, y: into.y, width: length, height: depth };
    at += length;
    return area;
  });
  const left = isColumn
    ? { ...into, x: into.x + depth, width: into.width - depth }
    : { ...into, y: into.y + depth, height: into.height - depth };
  return { areas, left };
}
