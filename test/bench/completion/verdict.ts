// Says how far the goal is reached: at most 0.7 of the best peer's requests and dollars, and no peer's text more often in time.

import type { Row } from './tally.ts';

/** The rows of a cell by the names of the policies. */
export interface CellRows {
  readonly title: string;
  readonly rows: ReadonlyMap<string, Row>;
}

const GOAL = 0.7;

/** One line for each cell, and one over all. The product is the policy of this name. */
export function verdictOf(cells: readonly CellRows[], name: string): readonly string[] {
  const verdicts = cells.flatMap(({ title, rows }) => {
    const own = rows.get(name);
    const peers = [...rows].filter(([other]) => other !== name).map(([, row]) => row);
    return own && peers.length > 0 ? [{ title, ...compare(own, peers) }] : [];
  });
  const met = (of: (verdict: (typeof verdicts)[number]) => boolean) =>
    `${verdicts.filter(of).length}/${verdicts.length}`;
  return [
    'requests and dollars per accepted character over those of the best peer; share of pauses with the right text in time beside the best peer',
    ...verdicts.map(
      ({ title, requests, dollars, inTime, best }) =>
        `${title.padEnd(52)} ${mark(requests)} ${mark(dollars)}  ${percent(inTime)} beside ${percent(best)}${inTime < best ? ' missed' : ''}`,
    ),
    `reached: requests ${met(({ requests }) => requests <= GOAL)}, dollars ${met(({ dollars }) => dollars <= GOAL)}, in time ${met(({ inTime, best }) => inTime >= best)}`,
  ];
}

function compare(own: Row, peers: readonly Row[]) {
  return {
    requests: own.requestsPerAccepted / Math.min(...peers.map((row) => row.requestsPerAccepted)),
    dollars: own.dollarsPerAccepted / Math.min(...peers.map((row) => row.dollarsPerAccepted)),
    inTime: own.rightInTime,
    best: Math.max(...peers.map((row) => row.rightInTime)),
  };
}

function mark(ratio: number): string {
  return `${ratio.toFixed(2)}${ratio <= GOAL ? '       ' : ' missed'}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
