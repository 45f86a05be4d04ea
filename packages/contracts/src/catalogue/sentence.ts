import { z } from 'zod'

/** Text that a person wrote and that must say something. */
export const sentence = z.string().trim().min(1, 'must not be empty')

/** At least one of them. */
export const sentences = z.array(sentence).min(1)

/** The name of a thing inside its plugin: lower case, digits, dots and hyphens. */
export const localName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]*$/i, 'a name of letters, digits, dots and hyphens')
  .max(120)

/** A reference to a thing: bare, or qualified by its plugin. */
export const referenceName = z
  .string()
  .regex(/^([a-z0-9][a-z0-9-]*\/)?[a-z0-9][a-z0-9.-]*$/i, 'a name, or plugin/name')
  .max(240)
