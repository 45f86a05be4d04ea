import type { RoleAssignment, RoleRules } from '@fcc/contracts'
import { builtInRole, rolePermissions, type WrittenRole } from './role-includes.ts'

type WrittenRoles = Readonly<Record<string, WrittenRole>>

/**
 * What `roles` and `role_assignments` say in a file; absent where neither is there. A built-in role that is assigned,
 * and that the file does not write itself, is there with them. Pure.
 *
 * @param above roles of the host, which those of a tenant may include
 */
export function accessRules(
  written: {
    readonly roles?: WrittenRoles | undefined
    readonly role_assignments?: readonly RoleAssignment[] | undefined
  },
  above: WrittenRoles = {},
): RoleRules | undefined {
  const { roles, role_assignments: assignments } = written
  if (!roles && !assignments) return undefined
  const assigned = (assignments ?? []).flatMap(({ role }) => {
    const builtIn = builtInRole(role)
    return builtIn && !Object.hasOwn(roles ?? {}, role) ? [[role, builtIn] as const] : []
  })
  return {
    roles: Object.fromEntries([
      ...Object.keys(roles ?? {}).map(
        (role) => [role, rolePermissions({ ...above, ...roles }, role)] as const,
      ),
      ...assigned,
    ]),
    assignments: assignments ?? [],
  }
}
