import { HIDDEN, isSecretName, isSecretText } from './redact.ts'

/** A name of where a secret is: it may be shown, and what it names is never read for it. */
const reference = /^\s*(?:env:[A-Za-z_]\w*|\$\{[A-Za-z_]\w*\}|file:(?!\/\/).+)\s*$/
/** Names of secrets that plugins use, besides those that are hidden everywhere. */
const freeSecretName =
  /(^|[^a-z])(key|pass|passcode|pwd|pin|otp|auth|bearer|cred|login|pat|psk|hmac|seed|salt|signature|webhook)s?$/
/** A secret inside a text, called by its name: in what connects to a database, in a header, on a command line. */
const namedInside =
  /(?:secret|token|password|passwd|passphrase|pwd|credentials?|authorization|cookie|api[-_ ]?key|access[-_ ]?key|private[-_ ]?key)["']?\s*(?:[=:]|\s)\s*\S/i
/** Long and of many kinds of characters: what a machine made up, or nobody could tell. */
const madeUp = /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+/_=.~-]{20,}$/
/** Blocks whose keys plugins name: no schema of this program says which of them are references. */
const FREE = new Set(['settings', 'plugin_config'])

/**
 * A value of `fcc.yaml` as it may be shown: references as they are written, and what is or may be an unencrypted secret
 * hidden. Where plugins name the keys, more is hidden than need be. Pure.
 *
 * @param key from the block of a tenant on, or from the top of the file
 * @example
 * withoutSecrets(['settings', 'codes', 'key'], 'env:CODES_KEY') // 'env:CODES_KEY'
 * withoutSecrets(['settings', 'codes', 'key'], 'letmein')       // '‹hidden›'
 */
export function withoutSecrets(key: readonly string[], value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutSecrets(key, each))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, withoutSecrets([...key, name], each)]),
    )
  }
  if (typeof value === 'string') return textWithoutSecrets(key, value)
  // Elsewhere the schema has let no number stand for a secret.
  return typeof value === 'number' && isFree(key) && namesSecret(key) ? HIDDEN : value
}

function textWithoutSecrets(key: readonly string[], text: string): string {
  if (reference.test(text)) return text
  if (isSecretText(text) || namesSecret(key)) return HIDDEN
  if (isFree(key) && (madeUp.test(text) || namedInside.test(text))) return HIDDEN
  const url = URL.parse(text)
  // Counting over Redis takes an address or a reference: whatever else stands there may be what it names.
  if (key.join('.') === 'server.redis' && !/^rediss?:$/.test(url?.protocol ?? '')) return HIDDEN
  if (!text.includes('://')) return text
  // Which part of it is a password nobody can tell: several hosts, or a sign that should have been written otherwise.
  if (!url) return HIDDEN
  if (url.username + url.password + url.search + url.hash !== '') return HIDDEN
  // Who knows the path of a webhook can often write there.
  const isPathSecret = isFree(key)
    ? url.pathname.split('/').some((part) => madeUp.test(part))
    : key[0] === 'webhooks' && url.pathname !== '/'
  return isPathSecret ? `${url.protocol}//${url.host}/${HIDDEN}` : text
}

function isFree([first = '']: readonly string[]): boolean {
  return FREE.has(first)
}

/** Whether a key is called like a secret. The ids of plugins, tenants and roles name none. */
function namesSecret(key: readonly string[]): boolean {
  if (!isFree(key)) return isSecretName(key.findLast((part) => !/^\d+$/.test(part)) ?? '')
  return key.slice(2).some((name) => isSecretName(name) || freeSecretName.test(snake(name)))
}

function snake(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
}
