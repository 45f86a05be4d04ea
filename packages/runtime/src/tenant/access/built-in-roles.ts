import type { AccessActionName, RoleRules } from '@fcc/contracts'

const READING: readonly AccessActionName[] = [
  'catalogue:read',
  'runs:list',
  'runs:read',
  'runs:explain',
  'runs:watch',
  'outcomes:read',
]

const STARTING: readonly AccessActionName[] = ['runs:start', 'runs:cancel', 'decisions:request']

/** The roles that everybody knows where roles are required, and what each may. `*` gives nothing that is explicit. */
export const BUILT_IN_ROLES = {
  viewer: READING,
  developer: [
    ...READING,
    ...STARTING,
    'runs:pause',
    'runs:resume',
    'runs:replay',
    'files:read',
    'providers:list',
    'providers:test',
    'diagnostics:read',
    'status:read',
  ],
  analyst: [...READING, ...STARTING, 'runs:replay', 'records:export'],
  operator: [
    'catalogue:read',
    'diagnostics:read',
    'status:read',
    'runs:list',
    'runs:read',
    'runs:explain',
    'runs:watch',
    'runs:cancel',
    'runs:pause',
    'runs:resume',
    'runs:quarantine',
    'providers:list',
    'providers:test',
    'events:read',
    'events:replay',
    'webhooks:list',
    'webhooks:test',
    'webhooks:redrive',
    'records:prune',
    'tenants:list',
    'tenants:add',
    'tenants:replace',
    'tenants:suspend',
    'tenants:resume',
    'tenants:remove',
    'tenants:import',
    'tenants:unlock',
  ],
  'privacy-officer': [
    ...READING,
    'approvals:read',
    'approvals:approve',
    'approvals:reject',
    'approvals:waive',
    'subjects:shred',
    'records:export',
    'audit:read',
    'audit:export',
    'reports:read',
  ],
  auditor: [
    'catalogue:read',
    'runs:list',
    'runs:read',
    'runs:explain',
    'runs:replay',
    'audit:read',
    'audit:export',
    'reports:read',
    'records:export',
    'events:read',
    'webhooks:list',
  ],
  // Whoever may do everything may let others in, and lift a lock; no `*` says that.
  admin: [
    '*',
    'api_keys:grant',
    'grants:create',
    'tenants:erase',
    'tenants:export',
    'tenants:unlock',
  ],
} as const satisfies Readonly<Record<string, readonly (AccessActionName | '*')[]>>

/** Rules with the built-in roles beside their own; a role that they define themselves is theirs. Pure. */
export function withBuiltInRoles(rules: RoleRules | undefined): RoleRules {
  return {
    roles: { ...BUILT_IN_ROLES, ...rules?.roles },
    assignments: rules?.assignments ?? [],
  }
}
