import { suggest } from '@fcc/plugin-api'
import { BUILT_IN_ROLES } from '../tenant/access/built-in-roles.ts'
import { seedPermission } from './seed-permissions.ts'

/** A role as a file writes it. */
export interface WrittenRole {
  readonly permissions: readonly string[]
  readonly includes?: readonly string[] | undefined
}
type WrittenRoles = Readonly<Record<string, WrittenRole>>

/** The permissions of a built-in role; none where there is no such. */
export function builtInRole(name: string): readonly string[] | undefined {
  return Object.hasOwn(BUILT_IN_ROLES, name)
    ? BUILT_IN_ROLES[name as keyof typeof BUILT_IN_ROLES]
    : undefined
}

/**
 * What a role allows, with all that it includes: its own permissions, in our words, and those of other roles of the
 * same file, of the host, or built in. Each once. Pure; call it with roles that {@link includedRoleProblems} lets pass.
 */
export function rolePermissions(roles: WrittenRoles, name: string): readonly string[] {
  const seen = new Set<string>()
  const gather = (role: string): readonly string[] => {
    if (seen.has(role)) return []
    seen.add(role)
    const own = Object.hasOwn(roles, role) ? roles[role] : undefined
    if (!own) return builtInRole(role) ?? []
    const written = own.permissions.flatMap((each) => seedPermission(each) ?? [each])
    return [...written, ...(own.includes ?? []).flatMap(gather)]
  }
  return [...new Set(gather(name))]
}

/** Roles that include one that is nowhere, or themselves by way of others. Pure. */
export function includedRoleProblems(
  roles: WrittenRoles,
  above: WrittenRoles,
  within: readonly PropertyKey[],
): readonly { readonly path: readonly PropertyKey[]; readonly what: string }[] {
  const known = [...Object.keys(roles), ...Object.keys(above), ...Object.keys(BUILT_IN_ROLES)]
  return Object.entries(roles).flatMap(([name, { includes = [] }]) =>
    includes.flatMap((included, index) => {
      const path = [...within, 'roles', name, 'includes', index]
      const place = path.map(String).join('.')
      if (!known.includes(included)) {
        const what = `${place}: no role ${included} is under roles, and none is built in.${suggest(included, known)}`
        return [{ path, what }]
      }
      const way = wayTo(roles, included, name)
      if (!way) return []
      return [
        { path, what: `${place}: ${[name, ...way].join(' includes ')}; a role includes itself` },
      ]
    }),
  )
}

/** How one comes from a role to another by what they include; `undefined` where one does not. */
function wayTo(
  roles: WrittenRoles,
  from: string,
  to: string,
  seen: readonly string[] = [],
): readonly string[] | undefined {
  if (from === to) return [to]
  if (seen.includes(from) || !Object.hasOwn(roles, from)) return undefined
  for (const next of roles[from]?.includes ?? []) {
    const way = wayTo(roles, next, to, [...seen, from])
    if (way) return [from, ...way]
  }
  return undefined
}
