import type { Principal } from '@fcc/contracts'

/** Who acted, as audit entries name them. */
export function actingPrincipal({ id, kind, roles }: Principal): Omit<Principal, 'onBehalfOf'> {
  return { id, kind, roles }
}
