import { type GrantedKind, type Principal, personId } from '@fcc/contracts'
import { type Boundary, type GrantRecord, isOver } from './boundary.ts'

/** Somebody of another tenant who asks to read, with the roles that they have there. */
export interface GrantAsked {
  readonly tenant: string
  readonly principal: Pick<Principal, 'id' | 'roles'>
  readonly purpose: string
  /** Absent where it is not known yet: any will do. */
  readonly what?: GrantedKind | undefined
}

/** The grant that covers it, or why none does. */
export type FoundGrant =
  | { readonly kind: 'granted'; readonly grant: GrantRecord }
  /** One that covers it was taken back, or its time is over. */
  | { readonly kind: 'over'; readonly grant: GrantRecord }
  /** There are grants for that tenant, and none covers this. */
  | { readonly kind: 'not covered' }
  /** Nothing was ever granted to anybody of that tenant. */
  | { readonly kind: 'none' }

/** Looks for the grant that lets somebody in. Pure. */
export function findGrant(
  { grants }: Pick<Boundary, 'grants'>,
  asked: GrantAsked,
  now: number,
): FoundGrant {
  const theirs = grants.filter(({ to }) => to.tenant === asked.tenant)
  if (theirs.length === 0) return { kind: 'none' }
  const covering = theirs.filter((grant) => covers(grant, asked))
  const valid = covering.find((grant) => !isOver(grant, now))
  if (valid) return { kind: 'granted', grant: valid }
  const over = covering.at(-1)
  return over ? { kind: 'over', grant: over } : { kind: 'not covered' }
}

function covers({ to, what, purpose }: GrantRecord, asked: GrantAsked): boolean {
  const isThem =
    to.role === undefined
      ? personId(to.principal) === personId(asked.principal.id)
      : asked.principal.roles.includes(to.role)
  return (
    isThem && purpose === asked.purpose && (asked.what === undefined || what.includes(asked.what))
  )
}
