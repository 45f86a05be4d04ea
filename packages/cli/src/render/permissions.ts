import type { AccessRow, TenantPermissions } from '@fcc/runtime'
import { listTable, type Said } from '../io/table.ts'
import type { Paint } from '../io/terminal.ts'
import { visible } from '../io/visible.ts'

/** Permissions in lines for people: a table for each role, or for one person. */
export function permissionLines(
  { isConfigured, isByRole, who }: TenantPermissions,
  paint: Paint,
): readonly Said[] {
  const none = isConfigured
    ? []
    : [
        '',
        '  No roles are configured: what is not denied to a kind is allowed to everybody.',
        `  ${paint.dim('Write roles and role_assignments into fcc.yaml, and what they do not allow is denied.')}`,
      ]
  return [
    ...none,
    ...who.flatMap(({ name, roles, actions }) => [
      '',
      isByRole
        ? `  ${paint.bold(visible(name))}`
        : `  ${paint.bold(visible(name))}   ${roles.length > 0 ? `as ${visible(roles.join(', '))}` : 'without roles'}`,
      ...listTable(['ACTION', 'STATE', 'BECAUSE'], actions.map(rowOf), paint, { indent: '    ' }),
    ]),
    '',
  ]
}

function rowOf({ action, decision, lines }: AccessRow): readonly string[] {
  if (decision.allowed) {
    return [action, 'allowed', lines.map((line) => lineText(line)).join(', ')]
  }
  if (decision.because === 'patterns') {
    return [action, 'denied', 'the patterns of the host and of the tenant name no object in common']
  }
  const layer = decision.layer === undefined ? '' : `, says the ${decision.layer}`
  const why =
    decision.because === 'kind' ? 'this kind may never' : `no line of these roles gives it${layer}`
  return [action, 'denied', why]
}

function lineText({ layer, role, permission }: AccessRow['lines'][number]): string {
  return `${role}: ${permission}${layer === 'tenant' ? ' (tenant)' : ''}`
}
