// Streamdown as its users mount it, with what it needs of React handed in: it is installed beside the benchmarks alone.

/**
 * Makes the contender.
 * @param {{
 *   createElement: (component: unknown, properties: object, text: string) => unknown,
 *   createRoot: (holder: HTMLElement) => { render: (element: unknown) => void },
 *   flushSync: (work: () => void) => void,
 *   Streamdown: unknown,
 * }} parts
 * @returns {import('./benchPage.ts').Contender}
 */
export function makeStreamdown({ createElement, createRoot, flushSync, Streamdown }) {
  return (holder) => {
    const root = createRoot(holder);
    return (text) => {
      flushSync(() => {
        root.render(createElement(Streamdown, {}, text));
      });
    };
  };
}
