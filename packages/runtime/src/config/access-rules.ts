import type { RoleAssignment, RoleRules } from '@fcc/contracts'

/** What `roles` and `role_assignments` say in a file; absent where neither is there. Pure. */
export function accessRules(written: {
  readonly roles?: Readonly<Record<string, { readonly permissions: readonly string[] }>> | undefined
  readonly role_assignments?: readonly RoleAssignment[] | undefined
}): RoleRules | undefined {
  const { roles, role_assignments: assignments } = written
  if (!roles && !assignments) return undefined
  return {
    roles: Object.fromEntries(
      Object.entries(roles ?? {}).map(([role, { permissions }]) => [role, permissions]),
    ),
    assignments: assignments ?? [],
  }
}
