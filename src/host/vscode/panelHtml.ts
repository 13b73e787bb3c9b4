// Writes the page of a webview: a strict policy, the panel's sentences, one script and one style sheet.

/** What the page is made of. */
export interface PanelPage {
  /** The webview's own source, as VS Code names it for policies. */
  readonly cspSource: string;
  /** A fresh random value for each page. */
  readonly nonce: string;
  /** Language tag of the user interface. */
  readonly language: string;
  /** The sentences by name, in that language. */
  readonly strings: Readonly<Record<string, string>>;
  /** Address of the script, a module. */
  readonly script: string;
  /** Address of the style sheet. */
  readonly style: string;
}

/**
 * The page. Nothing may be loaded but the style sheet and scripts with the nonce, which parts loaded later inherit
 * from the script that asks for them; no image, font, frame, form or connection.
 */
export function panelHtml({ cspSource, nonce, language, strings, script, style }: PanelPage): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Panorama</title>
<link rel="stylesheet" href="${escapeAttribute(style)}">
</head>
<body>
<script type="application/json" id="strings">${escapeJson(strings)}</script>
<script type="module" nonce="${escapeAttribute(nonce)}" src="${escapeAttribute(script)}"></script>
</body>
</html>`;
}

/** JSON that can end no script element. */
function escapeJson(value: unknown): string {
  return JSON.stringify(value).replace(/</gu, '\\u003c');
}

function escapeAttribute(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/"/gu, '&quot;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}
