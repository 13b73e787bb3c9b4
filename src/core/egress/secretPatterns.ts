// What secret values look like: the formats that services give their keys, and places that name a value a secret.

/** One format. The secret is the group named `value`, or the whole match. */
export interface SecretPattern {
  /** What it is, in plain words. */
  readonly kind: string;
  /** In lower case: one of these stands in every value of the format, or before it. A text without them is not searched. */
  readonly anchors: readonly string[];
  /** How many UTF-16 code units before its anchor the match begins; at the anchor itself when there are none. */
  readonly leads?: readonly number[];
  /**
   * Sticky: tried where an anchor says so. A repetition without a bound ends the expression or is guarded so that each run
   * of text is read once: linear in the text.
   */
  readonly expression: RegExp;
}

/** Formats published by the services themselves; the prefix makes a false alarm unlikely. */
export const SECRET_FORMATS: readonly SecretPattern[] = [
  { kind: 'Anthropic key', anchors: ['sk-ant-'], expression: /\bsk-ant-[A-Za-z0-9_-]{20,}/y },
  { kind: 'OpenRouter key', anchors: ['sk-or-v1-'], expression: /\bsk-or-v1-[a-f0-9]{32,}/y },
  {
    kind: 'OpenAI key',
    anchors: ['sk-'],
    expression: /\bsk-(?:proj-|svcacct-|admin-)?(?=[A-Za-z_-]{0,80}\d)[A-Za-z0-9_-]{20,}/y,
  },
  { kind: 'xAI key', anchors: ['xai-'], expression: /\bxai-[A-Za-z0-9]{40,}/y },
  { kind: 'Groq key', anchors: ['gsk_'], expression: /\bgsk_[A-Za-z0-9]{40,}/y },
  { kind: 'Perplexity key', anchors: ['pplx-'], expression: /\bpplx-[A-Za-z0-9]{40,}/y },
  { kind: 'Replicate token', anchors: ['r8_'], expression: /\br8_[A-Za-z0-9]{37,}/y },
  { kind: 'Hugging Face token', anchors: ['hf_'], expression: /\bhf_[A-Za-z0-9]{30,}/y },
  { kind: 'Core.Today key', anchors: ['cdt_'], expression: /\bcdt_[A-Za-z0-9_-]{16,}/y },
  {
    kind: 'GitHub token',
    anchors: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    expression: /\bgh[pousr]_[A-Za-z0-9]{30,}/y,
  },
  { kind: 'GitHub token', anchors: ['github_pat_'], expression: /\bgithub_pat_[A-Za-z0-9_]{22,}/y },
  {
    kind: 'GitLab token',
    anchors: ['glpat-', 'glptt-', 'glrt-', 'gldt-', 'glcbt-', 'glsoat-', 'glft-', 'glimt-', 'glagent-', 'gloas-'],
    expression: /\bgl(?:pat|ptt|rt|dt|cbt|soat|ft|imt|agent|oas)-[A-Za-z0-9_.-]{20,}/y,
  },
  {
    kind: 'AWS access key',
    anchors: ['akia', 'asia', 'abia', 'acca'],
    expression: /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/y,
  },
  {
    kind: 'AWS secret key',
    anchors: ['aws'],
    expression: /\baws.{0,20}(?:secret|private).{0,20}[=:]\s{0,3}["']?(?<value>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+])/iy,
  },
  { kind: 'AWS Bedrock key', anchors: ['absk'], expression: /\bABSK[A-Za-z0-9+/]{100,}={0,2}/y },
  { kind: 'Google API key', anchors: ['aiza'], expression: /\bAIza[A-Za-z0-9_-]{35,}/y },
  { kind: 'Google OAuth secret', anchors: ['gocspx-'], expression: /\bGOCSPX-[A-Za-z0-9_-]{28,}/y },
  { kind: 'Google OAuth token', anchors: ['ya29.'], expression: /\bya29\.[A-Za-z0-9_-]{20,}/y },
  {
    kind: 'Azure client secret',
    anchors: ['q~'],
    leads: [4],
    expression: /(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])/y,
  },
  {
    kind: 'Azure storage key',
    anchors: ['accountkey='],
    expression: /\bAccountKey=(?<value>[A-Za-z0-9+/]{80,}={0,2})/y,
  },
  {
    kind: 'Azure shared access key',
    anchors: ['sharedaccesskey='],
    expression: /\bSharedAccessKey=(?<value>[A-Za-z0-9+/]{40,}={0,2})/y,
  },
  {
    kind: 'Azure access signature',
    anchors: ['?sig=', '&sig='],
    expression: /[?&]sig=(?<value>[A-Za-z0-9%+/]{40,}={0,2})/y,
  },
  { kind: 'Slack token', anchors: ['xox'], expression: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/y },
  { kind: 'Slack app token', anchors: ['xapp-'], expression: /\bxapp-\d-[A-Z0-9]{5,20}-\d{5,20}-[a-f0-9]{30,}/y },
  {
    kind: 'Slack webhook',
    anchors: ['hooks.slack.com/'],
    expression:
      /hooks\.slack\.com\/(?:services|workflows)\/(?<value>[A-Z0-9]{6,14}\/[A-Z0-9]{6,14}\/[A-Za-z0-9/]{18,})/y,
  },
  {
    kind: 'Discord webhook',
    anchors: ['discord.com/', 'discordapp.com/'],
    expression: /discord(?:app)?\.com\/api\/webhooks\/(?<value>\d{15,22}\/[A-Za-z0-9_-]{50,})/y,
  },
  {
    kind: 'Telegram bot token',
    anchors: [':aa'],
    leads: [8, 9, 10],
    expression: /\b\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/y,
  },
  {
    kind: 'Stripe key',
    anchors: ['rk_live_', 'sk_live_', 'rk_test_', 'sk_test_'],
    expression: /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}/y,
  },
  { kind: 'Stripe webhook secret', anchors: ['whsec_'], expression: /\bwhsec_[A-Za-z0-9+/=]{24,}/y },
  {
    kind: 'Square token',
    anchors: ['sq0atp-', 'sq0csp-', 'eaaa'],
    expression: /\b(?:sq0(?:atp|csp)-|EAAA)[A-Za-z0-9_-]{22,}/y,
  },
  {
    kind: 'Shopify token',
    anchors: ['shpat_', 'shpca_', 'shppa_', 'shpss_'],
    expression: /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32,}/y,
  },
  { kind: 'Twilio key', anchors: ['sk'], expression: /\bSK[a-f0-9]{32}\b/y },
  { kind: 'SendGrid key', anchors: ['sg.'], expression: /\bSG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{32,}/y },
  { kind: 'Mailgun key', anchors: ['key-'], expression: /\bkey-[a-f0-9]{32}\b/y },
  { kind: 'Mailchimp key', anchors: ['-us'], leads: [32], expression: /\b[a-f0-9]{32}-us\d{1,2}\b/y },
  { kind: 'npm token', anchors: ['npm_'], expression: /\bnpm_[A-Za-z0-9]{36,}/y },
  {
    kind: 'npm registry login',
    anchors: ['_auth', '_password'],
    expression:
      /(?<=^[ \t]{0,40}\/\/[^\s=]{1,200}:)_(?:authToken|auth|password)[ \t]{0,3}=[ \t]{0,3}["']?(?!\$\{)(?<value>[^\s"'«]{3,})/imy,
  },
  { kind: 'PyPI token', anchors: ['pypi-'], expression: /\bpypi-[A-Za-z0-9_-]{50,}/y },
  { kind: 'RubyGems key', anchors: ['rubygems_'], expression: /\brubygems_[a-f0-9]{48,}/y },
  { kind: 'Docker Hub token', anchors: ['dckr_pat_', 'dckr_oat_'], expression: /\bdckr_[po]at_[A-Za-z0-9_-]{27,}/y },
  { kind: 'DigitalOcean token', anchors: ['doo_v1_', 'dop_v1_', 'dor_v1_'], expression: /\bdo[opr]_v1_[a-f0-9]{64,}/y },
  { kind: 'Databricks token', anchors: ['dapi'], expression: /\bdapi[a-f0-9]{32}(?:-\d)?\b/y },
  { kind: 'Doppler token', anchors: ['dp.'], expression: /\bdp\.(?:pt|st|ct|sa|scim|audit)\.[A-Za-z0-9_-]{40,}/y },
  { kind: 'HashiCorp Vault token', anchors: ['hvs.', 'hvb.', 'hvr.'], expression: /\bhv[sbr]\.[A-Za-z0-9_-]{24,}/y },
  {
    kind: 'Terraform Cloud token',
    anchors: ['.atlasv1.'],
    leads: [14],
    expression: /\b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,}/y,
  },
  { kind: 'Pulumi token', anchors: ['pul-'], expression: /\bpul-[a-f0-9]{40}\b/y },
  { kind: 'Postman key', anchors: ['pmak-'], expression: /\bPMAK-[a-f0-9]{24}-[a-f0-9]{34}\b/y },
  { kind: 'Sentry token', anchors: ['sntrys_', 'sntryu_'], expression: /\bsntry[su]_[A-Za-z0-9+/=_-]{40,}/y },
  { kind: 'Atlassian token', anchors: ['atatt3'], expression: /\bATATT3[A-Za-z0-9_=-]{60,}/y },
  { kind: 'Figma token', anchors: ['figd_', 'figu_'], expression: /\bfig[du]_[A-Za-z0-9_-]{36,}/y },
  { kind: 'Notion token', anchors: ['ntn_'], expression: /\bntn_[A-Za-z0-9]{40,}/y },
  { kind: 'Linear key', anchors: ['lin_api_'], expression: /\blin_api_[A-Za-z0-9]{40,}/y },
  { kind: 'New Relic key', anchors: ['nrak-'], expression: /\bNRAK-[A-Z0-9]{27,}/y },
  { kind: 'Grafana token', anchors: ['glsa_', 'glc_'], expression: /\bgl(?:sa|c)_[A-Za-z0-9+/=_]{32,}/y },
  { kind: 'Supabase token', anchors: ['sbp_', 'sb_secret_'], expression: /\bsb(?:p|_secret)_[A-Za-z0-9_-]{30,}/y },
  { kind: 'PlanetScale token', anchors: ['pscale_'], expression: /\bpscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.-]{32,}/y },
  { kind: 'Netlify token', anchors: ['nfp_'], expression: /\bnfp_[A-Za-z0-9]{36,}/y },
  { kind: 'age key', anchors: ['age-secret-key-1'], expression: /\bAGE-SECRET-KEY-1[A-Z0-9]{58}\b/y },
  {
    kind: 'JSON web token',
    anchors: ['eyj'],
    expression: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/y,
  },
];

/** The lines between the marks of a private key, and those of one that is cut off. */
export const PRIVATE_KEYS: readonly SecretPattern[] = [
  {
    kind: 'private key',
    anchors: ['-----begin '],
    expression:
      /-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?<value>(?:[\sA-Za-z0-9+/=\\"'`,:;.()]|-(?!----))+)-----END /y,
  },
  {
    kind: 'private key',
    anchors: ['-----begin '],
    expression:
      /-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?<value>(?:[\s\\nr"'`,+]{0,8}[A-Za-z0-9+/=]{40,})+)/y,
  },
];

/** Places that name a value a secret: passwords in addresses, and assignments to telling names. What stands there is judged once more. */
export const SECRET_PLACES: readonly SecretPattern[] = [
  {
    kind: 'password in an address',
    anchors: ['://'],
    expression: /(?<=\b[a-z][a-z0-9+.-]{1,20}):\/\/[^\s:/@"'`<>]{0,80}:(?<value>[^\s:/@"'`<>]{3,})@/iy,
  },
  {
    kind: 'npm registry login',
    anchors: ['_auth', '_password'],
    expression:
      /(?<=^[ \t]{0,40})_(?:authToken|auth|password)[ \t]{0,3}=[ \t]{0,3}["']?(?<value>[A-Za-z0-9+/=_.-]{8,})["']?[ \t]{0,10}$/imy,
  },
  {
    kind: 'authorization header',
    anchors: ['authorization'],
    expression:
      /\bauthorization["']?\s{0,3}[:=]\s{0,3}["'`]?(?:basic|bearer|token)[ \t]{1,4}(?<value>[A-Za-z0-9._~+/=-]{16,})/iy,
  },
  {
    kind: 'named secret',
    anchors: ['key', 'passwd', 'password', 'passphrase', 'secret', 'token'],
    expression:
      /(?:(?<=(?:api|access|account|secret|private|encryption|signing)[_-]?)key|passw(?:or)?d|passphrase|secret|token)["']?\]?\s{0,3}(?::|=>?|:=)\s{0,3}(?<quote>["'`])(?<value>[^\s"'`]{8,})\k<quote>/iy,
  },
  {
    kind: 'named secret',
    anchors: ['key', 'secret', 'token', 'passwd', 'pass', 'pwd'],
    expression:
      /(?<=^[ \t]{0,40}(?:export[ \t]{1,4})?[A-Z][A-Z0-9_]{0,60})(?:KEY|SECRET|TOKEN|PASSWORD|PASSWD|PASS|PWD)[ \t]{0,3}=[ \t]{0,3}(?<value>[^\s"'`#$<{]{8,})[ \t]{0,10}$/my,
  },
  {
    kind: 'named secret',
    anchors: ['key', 'passwd', 'password', 'passphrase', 'secret', 'token'],
    expression:
      /(?<=^[ \t]{0,40}(?:- )?(?:[a-z][\w.-]{0,80})?)(?:password|passwd|passphrase|secret|token|(?<=(?:api|secret)[_-]?)key)(?:=|:[ \t]{1,3})(?=\S{0,200}\d)(?<value>[^\s"'`#$<{,;()[\]]{8,})[ \t]{0,10}$/imy,
  },
];
