/** Whose rows tell of the master key itself. */
export const MASTER_OWNER = '*master'

/** Names that are no tenant's, whose keys the host's own rows are digested with, or tell of the master key. */
export const HOST_OWNERS = ['*accepted', '*directory', '*credentials', MASTER_OWNER] as const
