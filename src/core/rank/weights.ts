// The weights of ranking, as set by `npm run bench:recall` (docs/decisions/0008-ranking-by-a-sum.md).

/** What a share of the best match is worth; the text's is 1. Priors are taken away: `size` by binary digit of the tokens, `depth` by folder. */
export const WEIGHTS = {
  text: 1,
  name: 0.9,
  folder: 0.4,
  mention: 0.2,
  recency: 0.7,
  commits: 0.55,
  imports: 0.4,
  kind: 0.25,
  documentation: 0.2,
  size: 0.015,
  depth: 0.02,
} as const;
