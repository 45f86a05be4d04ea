/** Names that are no tenant's, whose keys the host's own rows are digested with. */
export const HOST_OWNERS = ['*accepted', '*directory', '*credentials'] as const
