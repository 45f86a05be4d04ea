import { definePattern, type Pattern } from '../define-pattern.ts'
import { openExpression } from '../open-expression.ts'

const start = '(?<![A-Za-z0-9_-])'
const end = '(?![A-Za-z0-9_-])'

/**
 * Keys with a beginning of their own, by the vendor that gives them out. Source: the vendors' published
 * prefixes, which they chose so that scanners find them.
 */
const vendors: readonly (readonly [vendor: string, form: string])[] = [
  ['openai', 'sk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,200}'],
  ['anthropic', 'sk-ant-[a-z0-9]{2,10}-[A-Za-z0-9_-]{20,200}'],
  ['aws-access-key-id', '(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}'],
  ['google', 'AIza[A-Za-z0-9_-]{35}'],
  ['google-oauth', '(?:ya29\\.[A-Za-z0-9_-]{20,300}|GOCSPX-[A-Za-z0-9_-]{28})'],
  ['github', '(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255})'],
  ['gitlab', 'gl(?:pat|dt|rt|soat|cbt)-[A-Za-z0-9_-]{20,64}'],
  ['slack', 'xox[abeoprs]-[A-Za-z0-9-]{10,200}'],
  ['slack-app', 'xapp-\\d-[A-Z0-9]{6,20}-\\d{6,20}-[a-f0-9]{20,100}'],
  ['stripe', '(?:sk|rk|pk|whsec)_(?:live_|test_)?[A-Za-z0-9]{16,128}'],
  ['twilio', '(?:SK|AC)[a-f0-9]{32}'],
  ['sendgrid', 'SG\\.[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{32,64}'],
  ['npm', 'npm_[A-Za-z0-9]{36}'],
  ['pypi', 'pypi-AgEI[A-Za-z0-9_-]{50,255}'],
  ['hugging-face', 'hf_[A-Za-z0-9]{30,64}'],
  ['digitalocean', 'do[opr]_v1_[a-f0-9]{64}'],
  ['shopify', 'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}'],
  ['databricks', 'dapi[a-f0-9]{32}'],
  ['hashicorp-vault', 'hv[sbr]\\.[A-Za-z0-9_-]{24,200}'],
  ['fcc', 'fcc_[A-Za-z0-9_-]{24,128}'],
]

const vendorKeys: readonly Pattern[] = vendors.map(([vendor, form]) =>
  definePattern({
    id: `secret-${vendor}`,
    category: 'secret/api-key',
    expression: new RegExp(`${start}${form}${end}`),
    base: 0.95,
    invalidate: isStandIn,
  }),
)

/** A private key in PEM, its lines with it as far as they go; a header alone is one too. */
const privateKey = definePattern({
  id: 'secret-private-key',
  category: 'secret/private-key',
  expression:
    /-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:[\s\\nr]{0,4}(?:[A-Za-z0-9+/=:,. ]|-(?=[A-Za-z])){1,100}){0,120}(?:[\s\\nr]{0,4}-----END (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----)?/,
  // The header, as far as it is there, or all that may be the lines behind it.
  open: new RegExp(
    `${openExpression('-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----').source}|-----BEGIN [A-Z0-9 ]{0,60}-----[\\s\\\\A-Za-z0-9+/=:,.-]{0,12800}(?![\\s\\S])`,
  ),
  base: 1,
  requires: ['-'],
})

/** A signed token: header and claims are JSON in base64url (RFC 7519). */
const signedToken = definePattern({
  id: 'secret-jwt',
  category: 'secret/token',
  expression: new RegExp(
    `${start}eyJ[A-Za-z0-9_-]{8,600}\\.eyJ[A-Za-z0-9_-]{8,3000}\\.[A-Za-z0-9_-]{8,1000}`,
  ),
  base: 0.95,
  requires: ['.'],
})

/** `Authorization: Bearer …` and `Basic …` (RFC 9110, 6750, 7617). */
const authorization = definePattern({
  id: 'secret-authorization',
  category: 'secret/token',
  expression:
    /(?<![A-Za-z])(?:bearer|basic|authorization: ?token)\s{1,3}(?<value>(?=[A-Za-z._~+/-]{0,200}[\d=])[A-Za-z0-9._~+/-]{16,2000}={0,2})/i,
  base: 0.85,
  invalidate: isStandIn,
})

/** A connection string with a password in it: `postgres://user:password@host`. */
const connectionString = definePattern({
  id: 'secret-connection-string',
  category: 'secret/connection-string',
  expression:
    /(?<![A-Za-z0-9])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/"'<>]{0,100}:(?<value>[^\s@/"'<>]{1,200})@(?=[A-Za-z0-9[])/,
  base: 0.95,
  requires: [':', '@'],
  invalidate: isStandIn,
})

/** The key of an account in the strings of Azure and the like: `AccountKey=…;`, `Password=…;`. */
const settingString = definePattern({
  id: 'secret-connection-setting',
  category: 'secret/connection-string',
  expression:
    /(?<![A-Za-z_-])(?:AccountKey|SharedAccessKey|SharedAccessSignature|Pwd|Password)=(?<value>[^\s;"']{6,300})(?=;|"|'|\s|$)/i,
  base: 0.85,
  requires: ['='],
  invalidate: isStandIn,
})

/** A value behind a name that says that it is a secret: `api_key = "…"`, `"client_secret": "…"`, `password: …`. */
const named = definePattern({
  id: 'secret-named',
  category: 'secret/credential',
  expression:
    /(?<![A-Za-z0-9])(?:[A-Za-z0-9]{1,20}[_-]){0,4}\d{0,4}(?:api[_-]?key|apikey|secret(?:[_-]?(?:access[_-]?)?key)?|client[_-]?secret|access[_-]?token|auth[_-]?token|refresh[_-]?token|private[_-]?key|password|passwd|passphrase)["']?\s{0,3}(?:[:=]|=>|:=)\s{0,3}["']?(?<value>[^\s"',;}{)(]{8,300})/i,
  base: 0.7,
  requires: [':='],
  validate: (value) =>
    /[\d!@#$%^&*_+=-]/.test(value) && /[A-Za-z]/.test(value) ? undefined : false,
  invalidate: isStandIn,
})

/**
 * Secrets: keys of the usual vendors, private keys, tokens, passwords in connection strings, and whatever a
 * name says is one. References to secrets (`${NAME}`, `env:NAME`, `file:…`, `<your key>`, `****`) are none.
 */
export const secret: readonly Pattern[] = [
  ...vendorKeys,
  privateKey,
  signedToken,
  authorization,
  connectionString,
  settingString,
  named,
]

/**
 * What stands where a secret would, whole: a password may begin with any of these signs. `<`, `[` and `{` are
 * closed in what was found or cut off at a blank, and have words between them.
 */
const STAND_INS: readonly RegExp[] = [
  /^\$(?:[A-Z_][A-Z0-9_]*|[a-z_]*(?:pass|secret|key|token|pwd|auth|cred)[a-z_]*)$/,
  /^\$?\{{1,2}(?:[\w .:-]*\}{1,2}|[A-Za-z_]*)$/,
  /^%[A-Z_][A-Z0-9_]*%?$/i,
  /^<[A-Za-z][A-Za-z _-]*>?[.,:]?$/,
  /^\[[A-Za-z][A-Za-z _:-]*\]?[.,:]?$/,
  /^(?:env:[A-Za-z_]\w*|file:|vault:|process\.env|os\.(?:environ|getenv))/,
  /^(?:your|my|the|some|an?|example|test)(?:[-_. ]?(?:api|app|own|real|actual|new|secret|access|auth|client|db|database|key|token|password|passwd|passphrase|value|id|here|goes)){1,6}$/i,
  /^(?:your|change[-_]?me|place[-_]?holder|redacted|none|null|undefined|example)(?![A-Za-z0-9]{4})[-_.A-Za-z]*$/i,
  /\.\.\.$/,
  /^(.)\1{3,}$/,
]

function isStandIn(value: string): boolean {
  return STAND_INS.some((form) => form.test(value))
}
