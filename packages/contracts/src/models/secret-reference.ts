import { z } from 'zod'

const variable = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/
const reference = /^(?:env:[A-Za-z_][A-Za-z0-9_]*|file:.+)$/

/**
 * A setting that names a secret: `env:NAME` or `file:PATH`; `${NAME}` reads as `env:NAME`. A secret in
 * plain text is refused, without being repeated. It is resolved by `call.secret`, at the call.
 *
 * @example
 * settings: z.strictObject({ key: secretReference().describe('The key of the service.') })
 */
export function secretReference() {
  return z
    .string()
    .overwrite((text) => text.trim().replace(variable, 'env:$1'))
    .regex(
      reference,
      'a reference to a secret, such as env:NAME or file:PATH, and never the secret itself',
    )
}

/** Whether a text names a secret, in the one form that settings have once they are read. */
export function isSecretReference(text: string): boolean {
  return reference.test(text)
}
