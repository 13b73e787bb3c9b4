// What images and PDF files cost in tokens.

/** Pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** How a model bills an image: at most `cap` patches of 32 by 32 pixels, each worth `factor` tokens. */
export interface PatchRule {
  readonly cap: number;
  readonly factor: number;
}

/** Side of a patch in pixels. */
const PATCH = 32;

/** Keeps a whole number that binary fractions blur upwards from being rounded to the next one. */
const BLUR = 1e-9;

/**
 * Tokens of one image (OpenAI's guide to images and vision: patches of 32 pixels; an image with more patches than the cap is scaled
 * down by the root of the area, then until a whole number of patches fits; GPT-4.1 mini counts 1.62 tokens a patch). 1024 × 1024
 * is 1,659, 1800 × 2400 is 2,352. An image without area counts as the largest, since its size cannot be right.
 */
export function imageTokens({ width, height }: ImageSize, rule: PatchRule): number {
  const isSized = width >= 1 && height >= 1 && Number.isFinite(width * height);
  return Math.round((isSized ? patchesOf(width, height, rule.cap) : rule.cap) * rule.factor);
}

function patchesOf(width: number, height: number, cap: number): number {
  const [across, down] = [width / PATCH, height / PATCH];
  const whole = Math.ceil(across) * Math.ceil(down);
  if (whole <= cap) {
    return whole;
  }
  const scale = Math.sqrt(cap / (across * down));
  const fit = Math.min(fitOf(across * scale), fitOf(down * scale));
  const scaled = Math.ceil(across * scale * fit - BLUR) * Math.ceil(down * scale * fit - BLUR);
  return Math.min(cap, Math.max(1, scaled));
}

/** The share that brings a side to a whole number of patches; a side below one patch is left as it is. */
function fitOf(side: number): number {
  return side < 1 ? 1 : Math.floor(side + BLUR) / side;
}

/**
 * Tokens of a PDF file: its text, and each page as an image (OpenAI's guide to file inputs). The size at which pages are drawn is not
 * documented, so that the most is every page at the cap.
 */
export function pdfTokens(
  textTokens: number,
  pages: number,
  rule: PatchRule,
): { readonly least: number; readonly most: number } {
  return { least: textTokens, most: textTokens + pages * Math.ceil(rule.cap * rule.factor) };
}
