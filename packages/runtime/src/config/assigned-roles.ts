import type { RoleAssignment } from '@fcc/contracts'
import { suggest } from '@fcc/plugin-api'
import { builtInRole, includedRoleProblems, type WrittenRole } from './role-includes.ts'

/** The keys of a block of `fcc.yaml` that say who may. */
interface AccessBlock {
  readonly roles?: Readonly<Record<string, WrittenRole>> | undefined
  readonly role_assignments?: readonly RoleAssignment[] | undefined
}

/**
 * Assignments of a role that nobody has written down, where roles are: a typo that would give nothing. A
 * tenant may assign its own roles, those of the host and those that are built in. Roles that include one that is
 * nowhere, or themselves, are problems too. Pure.
 *
 * @example
 * assignedRoleProblems({ roles: { keeper: { permissions: [] } }, role_assignments: [{ user: 'bo', role: 'keepr' }] })
 * // [{ path: ['role_assignments', 0, 'role'], what: 'role_assignments.0.role: no role keepr … Did you mean keeper?' }]
 */
export function assignedRoleProblems(
  host: AccessBlock & { readonly tenants?: Readonly<Record<string, AccessBlock>> | undefined },
): readonly { readonly path: readonly PropertyKey[]; readonly what: string }[] {
  const own = Object.keys(host.roles ?? {})
  return [
    ...includedRoleProblems(host.roles ?? {}, {}, []),
    ...problemsOf(host, own, []),
    ...Object.entries(host.tenants ?? {}).flatMap(([id, block]) => [
      ...includedRoleProblems(block.roles ?? {}, host.roles ?? {}, ['tenants', id]),
      ...problemsOf(block, [...own, ...Object.keys(block.roles ?? {})], ['tenants', id]),
    ]),
  ]
}

function problemsOf(
  { role_assignments: assignments = [] }: AccessBlock,
  known: readonly string[],
  within: readonly PropertyKey[],
) {
  if (known.length === 0) return []
  return assignments.flatMap(({ role }, index) => {
    if (known.includes(role) || builtInRole(role)) return []
    const path = [...within, 'role_assignments', index, 'role']
    const what = `${path.map(String).join('.')}: no role ${role} is under roles; there are ${known.join(', ')}.${suggest(role, known)}`
    return [{ path, what }]
  })
}
