import { MODEL_PROFILES, type ModelPolicy, type Persona } from '@fcc/contracts'
import { type Diagnostic, FccError } from '@fcc/plugin-api'
import type { ModelPolicies } from '@fcc/simulation'
import { asDiagnostic, runtimeErrors } from '../diagnostics.ts'
import { findProvider } from './find-provider.ts'

/**
 * The policies of host and tenant with whole ids, and what is wrong with them. Pure. What a tenant's own
 * policy names has to be there: an entry that fits nothing would require nothing. What a host says for
 * all may be of providers and personas that this tenant does not have; nobody asks such a provider.
 */
export function resolveModels(
  given: { readonly host?: ModelPolicy | undefined; readonly tenant?: ModelPolicy | undefined },
  there: {
    readonly tenant: string
    readonly providers: readonly string[]
    readonly personas: readonly Pick<Persona, 'id' | 'code'>[]
  },
): { readonly models: ModelPolicies | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const { host, tenant } = given
  if (!host && !tenant) return { models: undefined, diagnostics: [] }
  const problems: string[] = []
  const diagnostics: Diagnostic[] = []
  const whole = (written: string, isOwn: boolean): string => {
    try {
      const id = findProvider(there.providers, written)
      if (id === undefined && isOwn) {
        problems.push(`there is no provider ${written}; here are ${there.providers.join(', ')}`)
      }
      return id ?? written
    } catch (error) {
      if (!FccError.is(error)) throw error
      diagnostics.push(asDiagnostic(error))
      return written
    }
  }
  const resolved = (policy: ModelPolicy, isOwn: boolean): ModelPolicy => ({
    ...policy,
    profiles: Object.fromEntries(
      MODEL_PROFILES.flatMap((profile) => {
        const written = policy.profiles[profile]
        return written ? [[profile, written.map((each) => whole(each, isOwn))]] : []
      }),
    ),
  })
  const models: ModelPolicies = {
    ...(host ? { host: resolved(host, false) } : {}),
    ...(tenant ? { tenant: resolved(tenant, true) } : {}),
  }
  for (const { persona } of tenant?.steps ?? []) {
    const isThere = there.personas.some(({ id, code }) => id === persona || code === persona)
    if (persona !== undefined && !isThere) problems.push(`there is no persona ${persona}`)
  }
  const known = { ...host?.profiles, ...tenant?.profiles }
  for (const { profile } of [...(host?.steps ?? []), ...(tenant?.steps ?? [])]) {
    if (profile !== undefined && !known[profile]) {
      problems.push(`an entry wants ${profile}, and nobody says who that is`)
    }
  }
  if (problems.length > 0) {
    diagnostics.push(runtimeErrors.modelPolicy(there.tenant, [...new Set(problems)]))
  }
  return { models, diagnostics }
}
