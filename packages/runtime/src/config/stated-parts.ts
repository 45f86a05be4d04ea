import type { Diagnostic } from '@fcc/plugin-api'
import { looserActions } from './finding-actions.ts'
import type { HostConfig } from './host-config.ts'
import { targetOf } from './webhook-target.ts'

/**
 * What a configuration asks for and nothing here does, or what it leaves open so that nobody is let in by it: named
 * when a runtime starts, and by `fcc doctor`, for what is ignored in silence is believed to be there. Pure.
 */
export function statedParts({
  authentication,
  dataGovernance,
  tenants,
  webhookTargets = [],
  file,
}: Pick<
  HostConfig,
  'authentication' | 'dataGovernance' | 'tenants' | 'webhookTargets' | 'file'
>): readonly Diagnostic[] {
  const warn = (code: string, why: string, fix: string): Diagnostic => ({
    severity: 'warning',
    ...{ code, why, fix },
    place: { file },
  })
  const people = (authentication?.providers ?? []).flatMap((provider) => {
    if (provider.type === 'api_key') return []
    const name = `${provider.type} of ${provider.issuer}`
    return [
      ...(provider.claims.tenant === undefined
        ? [
            warn(
              'FCC_CONFIG_NO_TENANT',
              `authentication: nothing says whose tenant those are who come by ${name}, so that nobody is let in by it.`,
              'Write tenant under it: a tenant’s id, or the claim that says it and what that is here.',
            ),
          ]
        : []),
      ...(provider.type === 'oidc' && provider.redirectUri === undefined
        ? [
            warn(
              'FCC_CONFIG_NO_REDIRECT',
              `authentication: nothing says where browsers come back to from ${name}, so that nobody can sign in by it.`,
              'Write redirect_uri under it: the address of /v1/sign-in/callback as others reach it.',
            ),
          ]
        : []),
    ]
  })
  const unmet = (dataGovernance?.unmet ?? []).map((what) =>
    warn(
      'FCC_CONFIG_NOT_DONE',
      `data_governance.${what}.`,
      'Install what does it, or take it out of the file: nothing else here will.',
    ),
  )
  const unreached = Object.values(tenants).flatMap(({ id, webhooks = {} }) =>
    Object.entries(webhooks)
      .filter(([, { url }]) => targetOf(webhookTargets, url) === undefined)
      .map(([name, { url }]) =>
        warn(
          'FCC_WEBHOOK_TARGET',
          `The webhook ${name} of tenant ${id} is at ${new URL(url).origin}, where the host lets none be; nothing is sent to it.`,
          `Write ${new URL(url).origin} under webhook_targets, or correct its url.`,
        ),
      ),
  )
  const looser = Object.values(tenants).flatMap(({ id, governance: { findings = {} } }) =>
    looserActions(findings, dataGovernance?.findings ?? {}).map(({ category, asks, holds }) =>
      warn(
        'FCC_CONFIG_LOOSER',
        `Tenant ${id} asks for ${asks} where ${category} is found, and data_governance of the host for ${holds}; the stricter one holds.`,
        'Take it out of governance.findings of the tenant, or have the host ask for less.',
      ),
    ),
  )
  return [...people, ...unmet, ...unreached, ...looser]
}
