// The place that the reader is at: what stands there is held there when what is above it changes its height.

/** How deep the place is looked for: the turn, its part, the group of blocks, the block. */
const DEPTH = 4;

/** Holds what is at the upper edge of a box that scrolls. */
export class ReadingPlace {
  private readonly box: HTMLElement;
  private readonly content: HTMLElement;
  private held: { readonly element: Element; readonly offset: number } | undefined;

  constructor(box: HTMLElement, content: HTMLElement) {
    this.box = box;
    this.content = content;
  }

  /** Notes what is at the upper edge now. */
  remember(): void {
    const edge = this.box.getBoundingClientRect().top;
    let element: Element | undefined;
    for (let depth = 0; depth < DEPTH; depth += 1) {
      const next = [...(element ?? this.content).children].find((child) => isBelow(child, edge));
      if (!next) {
        break;
      }
      element = next;
    }
    this.held = element && { element, offset: element.getBoundingClientRect().top - edge };
  }

  /** Scrolls until what was noted stands where it stood; true when it had moved. */
  restore(): boolean {
    if (!this.held?.element.isConnected) {
      return false;
    }
    const { element, offset } = this.held;
    const moved = element.getBoundingClientRect().top - this.box.getBoundingClientRect().top - offset;
    if (Math.abs(moved) < 1) {
      return false;
    }
    this.box.scrollTop += moved;
    return true;
  }
}

function isBelow(element: Element, edge: number): boolean {
  const { bottom, height } = element.getBoundingClientRect();
  return height > 0 && bottom > edge + 1;
}
