// Finds the area that lies next in a direction, for the arrow keys.

import type { Area } from './squarify.ts';

/** The place of the nearest area in the direction; the area's own place when there is none. */
export function nearestIn([right, down]: readonly [number, number], areas: readonly Area[], from: number): number {
  const start = areas[from];
  if (!start) {
    return from;
  }
  const [x, y] = middleOf(start);
  let best = { place: from, distance: Infinity };
  areas.forEach((area, place) => {
    const [otherX, otherY] = middleOf(area);
    const along = (otherX - x) * right + (otherY - y) * down;
    const aside = Math.abs((otherX - x) * down) + Math.abs((otherY - y) * right);
    // What lies straight ahead comes before what is near and off to the side.
    const distance = along + 2 * aside;
    if (place !== from && along > 0.5 && distance < best.distance) {
      best = { place, distance };
    }
  });
  return best.place;
}

function middleOf({ x, y, width, height }: Area): readonly [number, number] {
  return [x + width / 2, y + height / 2];
}
