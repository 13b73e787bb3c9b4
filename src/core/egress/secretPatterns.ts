// What secret values look like: the formats that services give their keys, and places that name a value a secret.

/** One format. The secret is the group named `value`, or the whole match. */
export interface SecretPattern {
  /** What it is, in plain words. */
  readonly kind: string;
  /** Global. A repetition without a bound ends the expression or is guarded so that each run of text is read once: linear in the text. */
  readonly expression: RegExp;
}

/** Formats published by the services themselves; the prefix makes a false alarm unlikely. */
export const SECRET_FORMATS: readonly SecretPattern[] = [
  { kind: 'Anthropic key', expression: /\bsk-ant-[A-Za-z0-9_-]{20,}/g },
  { kind: 'OpenRouter key', expression: /\bsk-or-v1-[a-f0-9]{32,}/g },
  { kind: 'OpenAI key', expression: /\bsk-(?:proj-|svcacct-|admin-)?(?=[A-Za-z_-]{0,80}\d)[A-Za-z0-9_-]{20,}/g },
  { kind: 'xAI key', expression: /\bxai-[A-Za-z0-9]{40,}/g },
  { kind: 'Groq key', expression: /\bgsk_[A-Za-z0-9]{40,}/g },
  { kind: 'Perplexity key', expression: /\bpplx-[A-Za-z0-9]{40,}/g },
  { kind: 'Replicate token', expression: /\br8_[A-Za-z0-9]{37,}/g },
  { kind: 'Hugging Face token', expression: /\bhf_[A-Za-z0-9]{30,}/g },
  { kind: 'Core.Today key', expression: /\bcdt_[A-Za-z0-9_-]{16,}/g },
  { kind: 'GitHub token', expression: /\bgh[pousr]_[A-Za-z0-9]{30,}/g },
  { kind: 'GitHub token', expression: /\bgithub_pat_[A-Za-z0-9_]{22,}/g },
  { kind: 'GitLab token', expression: /\bgl(?:pat|ptt|rt|dt|cbt|soat|ft|imt|agent|oas)-[A-Za-z0-9_.-]{20,}/g },
  { kind: 'AWS access key', expression: /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/g },
  {
    kind: 'AWS secret key',
    expression: /\baws.{0,20}(?:secret|private).{0,20}[=:]\s{0,3}["']?(?<value>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+])/gi,
  },
  { kind: 'AWS Bedrock key', expression: /\bABSK[A-Za-z0-9+/]{100,}={0,2}/g },
  { kind: 'Google API key', expression: /\bAIza[A-Za-z0-9_-]{35,}/g },
  { kind: 'Google OAuth secret', expression: /\bGOCSPX-[A-Za-z0-9_-]{28,}/g },
  { kind: 'Google OAuth token', expression: /\bya29\.[A-Za-z0-9_-]{20,}/g },
  {
    kind: 'Azure client secret',
    expression: /(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])/g,
  },
  { kind: 'Azure storage key', expression: /\bAccountKey=(?<value>[A-Za-z0-9+/]{80,}={0,2})/g },
  { kind: 'Azure shared access key', expression: /\bSharedAccessKey=(?<value>[A-Za-z0-9+/]{40,}={0,2})/g },
  { kind: 'Azure access signature', expression: /[?&]sig=(?<value>[A-Za-z0-9%+/]{40,}={0,2})/g },
  { kind: 'Slack token', expression: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g },
  { kind: 'Slack app token', expression: /\bxapp-\d-[A-Z0-9]{5,20}-\d{5,20}-[a-f0-9]{30,}/g },
  {
    kind: 'Slack webhook',
    expression:
      /hooks\.slack\.com\/(?:services|workflows)\/(?<value>[A-Z0-9]{6,14}\/[A-Z0-9]{6,14}\/[A-Za-z0-9/]{18,})/g,
  },
  {
    kind: 'Discord webhook',
    expression: /discord(?:app)?\.com\/api\/webhooks\/(?<value>\d{15,22}\/[A-Za-z0-9_-]{50,})/g,
  },
  { kind: 'Telegram bot token', expression: /\b\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/g },
  { kind: 'Stripe key', expression: /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}/g },
  { kind: 'Stripe webhook secret', expression: /\bwhsec_[A-Za-z0-9+/=]{24,}/g },
  { kind: 'Square token', expression: /\b(?:sq0(?:atp|csp)-|EAAA)[A-Za-z0-9_-]{22,}/g },
  { kind: 'Shopify token', expression: /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32,}/g },
  { kind: 'Twilio key', expression: /\bSK[a-f0-9]{32}\b/g },
  { kind: 'SendGrid key', expression: /\bSG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{32,}/g },
  { kind: 'Mailgun key', expression: /\bkey-[a-f0-9]{32}\b/g },
  { kind: 'Mailchimp key', expression: /\b[a-f0-9]{32}-us\d{1,2}\b/g },
  { kind: 'npm token', expression: /\bnpm_[A-Za-z0-9]{36,}/g },
  { kind: 'PyPI token', expression: /\bpypi-[A-Za-z0-9_-]{50,}/g },
  { kind: 'RubyGems key', expression: /\brubygems_[a-f0-9]{48,}/g },
  { kind: 'Docker Hub token', expression: /\bdckr_[po]at_[A-Za-z0-9_-]{27,}/g },
  { kind: 'DigitalOcean token', expression: /\bdo[opr]_v1_[a-f0-9]{64,}/g },
  { kind: 'Databricks token', expression: /\bdapi[a-f0-9]{32}(?:-\d)?\b/g },
  { kind: 'Doppler token', expression: /\bdp\.(?:pt|st|ct|sa|scim|audit)\.[A-Za-z0-9_-]{40,}/g },
  { kind: 'HashiCorp Vault token', expression: /\bhv[sbr]\.[A-Za-z0-9_-]{24,}/g },
  { kind: 'Terraform Cloud token', expression: /\b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,}/g },
  { kind: 'Pulumi token', expression: /\bpul-[a-f0-9]{40}\b/g },
  { kind: 'Postman key', expression: /\bPMAK-[a-f0-9]{24}-[a-f0-9]{34}\b/g },
  { kind: 'Sentry token', expression: /\bsntry[su]_[A-Za-z0-9+/=_-]{40,}/g },
  { kind: 'Atlassian token', expression: /\bATATT3[A-Za-z0-9_=-]{60,}/g },
  { kind: 'Figma token', expression: /\bfig[du]_[A-Za-z0-9_-]{36,}/g },
  { kind: 'Notion token', expression: /\bntn_[A-Za-z0-9]{40,}/g },
  { kind: 'Linear key', expression: /\blin_api_[A-Za-z0-9]{40,}/g },
  { kind: 'New Relic key', expression: /\bNRAK-[A-Z0-9]{27,}/g },
  { kind: 'Grafana token', expression: /\bgl(?:sa|c)_[A-Za-z0-9+/=_]{32,}/g },
  { kind: 'Supabase token', expression: /\bsb(?:p|_secret)_[A-Za-z0-9_-]{30,}/g },
  { kind: 'PlanetScale token', expression: /\bpscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.-]{32,}/g },
  { kind: 'Netlify token', expression: /\bnfp_[A-Za-z0-9]{36,}/g },
  { kind: 'age key', expression: /\bAGE-SECRET-KEY-1[A-Z0-9]{58}\b/g },
  {
    kind: 'JSON web token',
    expression: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g,
  },
];

/** The lines between the marks of a private key, and those of one that is cut off. */
export const PRIVATE_KEYS: readonly SecretPattern[] = [
  {
    kind: 'private key',
    expression:
      /-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?<value>(?:[\sA-Za-z0-9+/=\\"'`,:;.()]|-(?!----))+)-----END /g,
  },
  {
    kind: 'private key',
    expression:
      /-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?<value>(?:[\s\\nr"'`,+]{0,8}[A-Za-z0-9+/=]{40,})+)/g,
  },
];

/** Places that name a value a secret: passwords in addresses, and assignments to telling names. What stands there is judged once more. */
export const SECRET_PLACES: readonly SecretPattern[] = [
  {
    kind: 'password in an address',
    expression: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@"'`<>]{0,80}:(?<value>[^\s:/@"'`<>]{3,})@/gi,
  },
  {
    kind: 'authorization header',
    expression:
      /\bauthorization["']?\s{0,3}[:=]\s{0,3}["'`]?(?:basic|bearer|token)[ \t]{1,4}(?<value>[A-Za-z0-9._~+/=-]{16,})/gi,
  },
  {
    kind: 'named secret',
    expression:
      /(?:api[_-]?key|access[_-]?key|account[_-]?key|secret[_-]?key|client[_-]?secret|auth[_-]?token|access[_-]?token|refresh[_-]?token|private[_-]?key|encryption[_-]?key|signing[_-]?key|passw(?:or)?d|passphrase|secret|token)["']?\]?\s{0,3}(?::|=>?|:=)\s{0,3}(?<quote>["'`])(?<value>[^\s"'`]{8,})\k<quote>/gi,
  },
  {
    kind: 'named secret',
    expression:
      /^[ \t]{0,40}(?:export[ \t]{1,4})?[A-Z][A-Z0-9_]{0,60}(?:KEY|SECRET|TOKEN|PASSWORD|PASSWD|PASS|PWD)[ \t]{0,3}=[ \t]{0,3}(?<value>[^\s"'`#$<{]{8,})[ \t]{0,10}$/gm,
  },
  {
    kind: 'named secret',
    expression:
      /^[ \t]{0,40}(?:- )?(?:[a-z][\w.-]{0,80})?(?:password|passwd|passphrase|secret|token|api[_-]?key|secret[_-]?key)(?:=|:[ \t]{1,3})(?=\S{0,200}\d)(?<value>[^\s"'`#$<{,;()[\]]{8,})[ \t]{0,10}$/gim,
  },
];
