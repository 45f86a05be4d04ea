import { type Constitution, constitutions, workflows } from '@fcc/contracts'
import type { AccessLayers } from '@fcc/governance'
import type { Diagnostic, Origin } from '@fcc/plugin-api'
import type { TenantCatalogue } from '../../catalogue/tenant-catalogue.ts'
import { runtimeErrors } from '../../diagnostics.ts'

/**
 * Roles that a tenant's own files ask for, and that the configuration does not know although it has roles:
 * nobody may be there who could answer. Only the host can give such a role, so each is a warning. Documents
 * of plugins name roles of their own choice and are left alone. Pure.
 *
 * @example
 * unknownRoles(catalogue, access) // [{ code: 'FCC_ACCESS_ROLE_UNKNOWN', why: 'Step sign of workflow …' }]
 */
export function unknownRoles(
  catalogue: TenantCatalogue,
  access: AccessLayers,
): readonly Diagnostic[] {
  const known = knownRoles(access)
  if (known.length === 0) return []
  const asked = [
    ...catalogue
      .all(workflows)
      .flatMap(({ id, value, origin }) =>
        value.nodes.flatMap(({ id: node, actor, place }) =>
          actor.kind === 'human'
            ? [{ by: `Step ${node} of workflow ${id}`, roles: actor.roles, origin, place }]
            : [],
        ),
      ),
    ...catalogue
      .all(constitutions)
      .flatMap(({ value, origin }) => askedByRules(value).map((rule) => ({ ...rule, origin }))),
  ]
  return asked
    .filter(({ origin }) => origin.kind === 'tenant')
    .flatMap(({ by, roles, origin, place = placeOf(origin) }) =>
      roles
        .filter((role) => !known.includes(role))
        .map((role) => runtimeErrors.roleUnknown(by, role, known, { origin, place })),
    )
}

function askedByRules({ rules }: Constitution) {
  return rules.map(({ id, place, approvableBy = [], waivableBy = [] }) => ({
    by: `Rule ${id}`,
    roles: [...new Set([...approvableBy, ...waivableBy])],
    place,
  }))
}

/** Roles that have permissions, and those of the host that are taken for a group. */
function knownRoles(access: AccessLayers): readonly string[] {
  const names = access.flatMap(({ rules }) => [
    ...Object.keys(rules.roles),
    ...rules.assignments.flatMap((each) =>
      'group' in each ? [each.role, each.group] : [each.role],
    ),
  ])
  return [...new Set(names)]
}

function placeOf({ file, line }: Origin) {
  return file === undefined ? undefined : { file, line }
}
