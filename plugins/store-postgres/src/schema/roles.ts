/** The roles that a database needs before it is migrated, all without a login of their own. */
export const ROLES = {
  /** Owns the tables; who migrates is a member of it, and nobody who serves is. */
  owner: 'fcc_owner',
  /** What serving may do. */
  app: 'fcc_app',
  /** Sees which runs are due, of all tenants, and nothing else. */
  dispatcher: 'fcc_dispatcher',
  /** Takes away the rows of tenants whose erasure was begun, and of no other. */
  eraser: 'fcc_eraser',
} as const
