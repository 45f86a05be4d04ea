/** The shortest secret that is looked for: a shorter one could be any word of an answer. */
const MIN_SECRET = 8

/** What stands where a secret was. */
const MARK = '[secret]'

/**
 * A text of a service without the secrets that it was sent: one that echoes the headers of a request would
 * put a key into a result, and into the next prompt. Found as they are, escaped as in JSON or an address,
 * and in base64. Pure, in linear time.
 *
 * @example
 * withoutSecrets('{"authorization":"Bearer 9f-planted-key"}', ['9f-planted-key'])
 * // '{"authorization":"Bearer [secret]"}'
 */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= MIN_SECRET)
    .flatMap((secret) => [escaped(secret), inBase64(secret)])
    .reduce((left, secret) => left.replace(secret, MARK), text)
}

/** A secret, each character of it as it is or escaped. */
function escaped(secret: string): RegExp {
  const each = secret.split('').map((sign) => {
    const code = sign.charCodeAt(0).toString(16)
    const forms = [`\\\\?${literal(sign)}`, `\\\\u${anyCase(code.padStart(4, '0'))}`]
    return `(?:${[...forms, `%${anyCase(code.padStart(2, '0'))}`].join('|')})`
  })
  return new RegExp(each.join(''), 'g')
}

function inBase64(secret: string): RegExp {
  const bytes = Buffer.from(secret)
  return new RegExp(
    [bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')]
      .map((form) => `${literal(form)}=*`)
      .join('|'),
    'g',
  )
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

function anyCase(hex: string): string {
  return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)
}
