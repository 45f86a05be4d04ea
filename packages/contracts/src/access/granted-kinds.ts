/** What a tenant can let others read: runs as they stand, artifacts that they released, personas of its own. */
export const GRANTED_KINDS = ['runs', 'artifacts', 'personas'] as const
/** One of them. */
export type GrantedKind = (typeof GRANTED_KINDS)[number]
