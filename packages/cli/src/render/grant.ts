import type { Grant, GrantReader } from '@fcc/runtime'
import { visible } from '../io/visible.ts'

/** A grant in a row of a table. */
export function grantRow(grant: Grant): readonly string[] {
  const { id, to, what, purpose, until, state, createdBy, revokedBy } = grant
  return [
    id,
    whomText(to),
    [
      state,
      what.join(', '),
      `for ${visible(purpose)}`,
      `until ${until}`,
      `by ${visible(createdBy)}`,
      ...(revokedBy === undefined ? [] : [`taken back by ${visible(revokedBy)}`]),
    ].join(' · '),
  ]
}

/** Whom a grant lets in, in words. */
export function whomText({ tenant, principal, role }: GrantReader): string {
  const whom = principal === undefined ? `whoever is ${visible(role ?? '')}` : visible(principal)
  return `${whom} of ${visible(tenant)}`
}
