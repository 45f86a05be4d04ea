import type { Principal } from '@fcc/contracts'
import type { Runtime } from '@fcc/runtime'
import { withTenant } from '@fcc/runtime'
import { makeNames } from './arena/make-names.ts'
import type { SuiteOptions } from './attack-store.ts'
import { makeAttempts } from './attacks/make-attempts.ts'
import type { Surroundings } from './attacks/situations.ts'
import { lookAtTenant } from './installation/look-at-tenant.ts'
import { plantTenant, readerOf } from './installation/plant-tenant.ts'
import type { ScratchTenant } from './installation/scratch-tenants.ts'
import { judgeAttempts } from './judge/judge-attempts.ts'
import { tenantSessionAttacks, verifyApiKeyAttacks } from './ports/tenant-session.ts'
import type { IsolationReport } from './report/report.ts'

/** Who lifts locks. */
const OPERATOR: Principal = { kind: 'human', id: 'isolation-operator', roles: [] }

/** The tenants of a suite on a runtime: who attacks, who is attacked, and one that calls are tried on. */
export interface ScratchTenants {
  readonly attacker: ScratchTenant
  readonly victim: ScratchTenant
  readonly witness: ScratchTenant
}

/**
 * Attacks a runtime through sessions: whoever attacks may do everything in a tenant of their own, and knows every
 * id of another one.
 *
 * @example
 * const report = await attackSessions(runtime, { attacker, victim, witness })
 * if (!held(report)) console.log(report.through)
 */
export async function attackSessions(
  runtime: Runtime,
  { attacker, victim, witness }: ScratchTenants,
  options: SuiteOptions = {},
): Promise<IsolationReport> {
  const sessionOf = ({ config, canary }: ScratchTenant) =>
    runtime.tenant(config.id).as(readerOf(canary))
  const [theirs, seen] = [sessionOf(victim), sessionOf(witness)]
  const planted = await plantTenant(theirs, victim.canary)
  const { names: own } = await plantTenant(sessionOf(attacker), attacker.canary)
  const around: Surroundings = {
    inContextOfOther: (work) => withTenant(theirs, work),
    workOfOther: () => theirs.run(planted.names.run),
    refusedWorkOfOther: () => theirs.run('nobody’s'),
  }
  const attempts = [
    ...makeAttempts({
      name: 'session',
      attacks: tenantSessionAttacks,
      open: async (tenant) => runtime.tenant(tenant).as(readerOf(`somebody-of-${tenant}`)),
      around,
    }),
    ...makeAttempts({
      name: 'keys',
      attacks: verifyApiKeyAttacks,
      open: async () => ({ verifyApiKey: runtime.verifyApiKey }),
      given: ['secret'],
      around,
    }),
    ...(options.more ?? []),
  ]
  const still = plantTenant(seen, witness.canary)
  return judgeAttempts({
    attempts: options.only ? attempts.filter(options.only) : attempts,
    victim: planted,
    canaries: [planted.canary],
    own,
    freshNames: () => makeNames(attacker.config.id),
    fingerprint: () => lookAtTenant(theirs),
    witness: async (changes) => {
      const { canary, ...aim } = await (changes ? plantTenant(seen, witness.canary) : still)
      return {
        ...{ aim, canary, fingerprint: () => lookAtTenant(seen) },
        freshNames: () => makeNames(witness.config.id),
      }
    },
    afterEach: async () => {
      // Whoever names another tenant is locked: the next attempt begins without.
      for (const { config } of [attacker, witness])
        await runtime.tenants.unlock(config.id, OPERATOR)
      await options.afterEach?.()
    },
    onAttempt: options.onAttempt,
    limitMs: options.limitMs,
  })
}
