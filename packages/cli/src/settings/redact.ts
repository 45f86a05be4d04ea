/** What stands where something may be secret. */
export const HIDDEN = '‹hidden›'

/** Names of settings that hold secrets, whatever stands around them. */
const secretName =
  /(^|[^a-z])(secret|token|password|passwd|passphrase|credentials?|authorization|cookie|(api|access|private|signing|master|encryption)[^a-z]?key|connection[^a-z]?string|dsn)s?([^a-z]|$)/

/** Texts that are secrets by their form: user and password in an address (RFC 3986, section 3.2.1), keys in PEM, bearer tokens. */
const secretText =
  /\/\/[^/\s:@]*:[^/\s@]+@|-----BEGIN|^(bearer|basic)\s+\S|^(sk|pk|gh[a-z]|github_pat|glpat|xox[a-z])[-_][\w-]{8,}|^AKIA\w{12}|^eyJ[\w-]+\.[\w-]+\./i

/**
 * The value of a setting as JSON, with everything hidden that its name or its form says may be
 * secret. A name that merely refers to a secret kept elsewhere is hidden as well: better too much.
 *
 * @example
 * redactedText(['db', 'password'], 'x') // '‹hidden›'
 */
export function redactedText(path: readonly string[], value: unknown): string {
  if (path.some(isSecretName)) return HIDDEN
  return (
    JSON.stringify(value, (key, member: unknown) => {
      if (key !== '' && isSecretName(key)) return HIDDEN
      return typeof member === 'string' && secretText.test(member) ? HIDDEN : member
    }) ?? 'none'
  )
}

/** Whether a text is a secret by its form, whatever it is called. */
export function isSecretText(text: string): boolean {
  return secretText.test(text)
}

/** Whether a name, in any way of writing words together, is one of a secret. */
export function isSecretName(name: string): boolean {
  return secretName.test(name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase())
}
