import { dirname, resolve } from 'node:path'
import type { Principal } from '@fcc/contracts'
import type { HostConfig, Runtime, TenantRuntime, TenantSession } from '@fcc/runtime'
import type { CommandContext } from '../command.ts'
import { cliErrors } from '../diagnostics.ts'
import type { ExitCode } from '../exit-code.ts'
import { parsePrincipal } from '../options/parse-principal.ts'
import { runtimeModule } from '../runtime-module.ts'

/** A tenant with what the caller may do in it. */
export interface OpenTenant {
  readonly runtime: Runtime
  readonly tenant: TenantRuntime
  readonly principal: Principal
  readonly session: TenantSession
}

/** What one command has otherwise than the configuration says. */
export type AdaptConfig = (config: HostConfig) => HostConfig

/** The file that holds the configuration. */
export function configFile({ streams, global }: CommandContext): string {
  return resolve(streams.cwd, global.config ?? runtimeModule().CONFIG_FILE)
}

/** Opens the runtime of the configuration, with all tenants or with some, hands it over, and closes it whatever happens. */
export async function withRuntime(
  context: CommandContext,
  use: (runtime: Runtime) => Promise<ExitCode>,
  tenants?: readonly string[],
  adapt?: AdaptConfig,
): Promise<ExitCode> {
  const file = configFile(context)
  const runtime = await runtimeModule().createRuntime({
    directory: dirname(file),
    configFile: file,
    ...(adapt ? { config: adapt(runtimeModule().readConfig(file)) } : {}),
    tenants,
    // A command is about what it names: the runs that others left are a host's to continue.
    recover: false,
  })
  try {
    return await use(runtime)
  } finally {
    await runtime.close()
  }
}

/** Whoever changed a plugin and sees no change looks here, and not into `fcc doctor`. */
function sayOutdated({ terminal }: CommandContext, { diagnostics }: Pick<Runtime, 'diagnostics'>) {
  for (const { code, why, fix } of diagnostics) {
    if (code === 'FCC_DISCOVERY_BUILD_OUTDATED') terminal.complain(`${why} ${fix}`)
  }
}

/** Opens the runtime with the tenant that is meant: of one that was named, no other is started. */
export function withTenantMeant(
  context: CommandContext,
  use: (runtime: Runtime, tenant: string) => Promise<ExitCode>,
  adapt?: AdaptConfig,
): Promise<ExitCode> {
  const named = context.global.tenant
  const tenants = named === undefined ? undefined : [named]
  return withRuntime(
    context,
    (runtime) => {
      sayOutdated(context, runtime)
      return use(runtime, tenantMeant(runtime, named))
    },
    tenants,
    adapt,
  )
}

/** Opens the tenant that is meant, as whoever acts. */
export function withTenant(
  context: CommandContext,
  use: (open: OpenTenant) => Promise<ExitCode>,
  adapt?: AdaptConfig,
): Promise<ExitCode> {
  return withTenantMeant(
    context,
    (runtime, id) => {
      const tenant = runtime.tenant(id)
      const principal = parsePrincipal(context.global.as)
      return use({ runtime, tenant, principal, session: tenant.as(principal) })
    },
    adapt,
  )
}

/** Opens the tenant that was named, or every one that starts, as whoever acts. */
export function withSessions(
  context: CommandContext,
  use: (sessions: readonly TenantSession[]) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { tenant } = context.global
  if (tenant !== undefined) return withTenant(context, ({ session }) => use([session]))
  return withRuntime(context, async (runtime) => {
    sayOutdated(context, runtime)
    const all = runtime.tenants.list()
    const [only, ...others] = all
    const principal = parsePrincipal(context.global.as)
    // The only one that is refused says why itself.
    if (only && others.length === 0) return use([runtime.tenant(only.id).as(principal)])
    const refused = all.filter(({ state }) => state === 'refused')
    for (const { id } of refused)
      context.terminal.complain(`Tenant ${id} is refused; fcc doctor says why.`)
    const ready = all.filter(({ state }) => state !== 'refused')
    return use(ready.map(({ id }) => runtime.tenant(id).as(principal)))
  })
}

/** The tenant that was named, or the only one. @throws FccError FCC_CLI_TENANT_NEEDED */
export function tenantMeant(runtime: Pick<Runtime, 'tenants'>, named: string | undefined): string {
  if (named !== undefined) return named
  const [only, ...others] = runtime.tenants.list().map(({ id }) => id)
  if (only === undefined || others.length > 0) {
    throw cliErrors.tenantNeeded(runtime.tenants.list().map(({ id }) => id))
  }
  return only
}
