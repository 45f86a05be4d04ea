/** A value of an attribute: text, or a literal with its type of XML Schema. */
export type ProvValue = string | { readonly $: string; readonly type: string }

/** Attributes of an element or a relation; several values are in a list. */
export type ProvAttributes = Readonly<Record<string, ProvValue | readonly ProvValue[]>>

/**
 * A document of PROV-JSON (W3C Member Submission, 24 April 2013): elements by qualified name, and
 * relations by names of their own.
 */
export interface ProvDocument {
  readonly prefix: Readonly<Record<string, string>>
  readonly entity: Readonly<Record<string, ProvAttributes>>
  readonly activity: Readonly<Record<string, ProvAttributes>>
  readonly agent: Readonly<Record<string, ProvAttributes>>
  readonly used: Readonly<Record<string, ProvAttributes>>
  readonly wasGeneratedBy: Readonly<Record<string, ProvAttributes>>
  readonly wasAssociatedWith: Readonly<Record<string, ProvAttributes>>
  readonly actedOnBehalfOf: Readonly<Record<string, ProvAttributes>>
  readonly wasAttributedTo: Readonly<Record<string, ProvAttributes>>
}

/** A whole number as PROV-JSON types it. */
export function whole(value: number): ProvValue {
  return { $: String(value), type: 'xsd:long' }
}

/** A name as a value. */
export function name(qualified: string): ProvValue {
  return { $: qualified, type: 'prov:QUALIFIED_NAME' }
}

/**
 * A name in the tenant's namespace, of parts that may hold anything.
 *
 * @example
 * tenantName('artifact', 'a b') // 'tenant:artifact/a%20b'
 */
export function tenantName(...parts: readonly string[]): string {
  // RFC 3986 leaves ' ( ) * ! alone; a qualified name (PROV-N, section 3.7.1) would have to escape them.
  const local = parts.map((part) =>
    encodeURIComponent(part.toWellFormed()).replace(
      /['()*!]/g,
      (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
  )
  return `tenant:${local.join('/')}`
}
