import { dirname, resolve } from 'node:path'
import type { Principal } from '@fcc/contracts'
import {
  CONFIG_FILE,
  createRuntime,
  type Runtime,
  type TenantRuntime,
  type TenantSession,
} from '@fcc/runtime'
import type { CommandContext } from '../command.ts'
import { cliErrors } from '../diagnostics.ts'
import type { ExitCode } from '../exit-code.ts'
import { parsePrincipal } from '../options/parse-principal.ts'

/** A tenant with what the caller may do in it. */
export interface OpenTenant {
  readonly runtime: Runtime
  readonly tenant: TenantRuntime
  readonly principal: Principal
  readonly session: TenantSession
}

/** The file that holds the configuration. */
export function configFile({ streams, global }: CommandContext): string {
  return resolve(streams.cwd, global.config ?? CONFIG_FILE)
}

/** Opens the runtime of the configuration, with all tenants or with some, hands it over, and closes it whatever happens. */
export async function withRuntime(
  context: CommandContext,
  use: (runtime: Runtime) => Promise<ExitCode>,
  tenants?: readonly string[],
): Promise<ExitCode> {
  const file = configFile(context)
  const runtime = await createRuntime({ directory: dirname(file), configFile: file, tenants })
  try {
    return await use(runtime)
  } finally {
    await runtime.close()
  }
}

/** Opens the tenant that is meant and no other, as whoever acts. */
export function withTenant(
  context: CommandContext,
  use: (open: OpenTenant) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { as, tenant: named } = context.global
  return withRuntime(
    context,
    (runtime) => {
      const tenant = runtime.tenant(tenantMeant(runtime, named))
      const principal = parsePrincipal(as)
      return use({ runtime, tenant, principal, session: tenant.as(principal) })
    },
    onlyOf(named),
  )
}

/** What is started where a tenant was named; all are where none was, to find the one there is. */
export function onlyOf(named: string | undefined): readonly string[] | undefined {
  return named === undefined ? undefined : [named]
}

/** The tenant that was named, or the only one. @throws FccError FCC_CLI_TENANT_NEEDED */
export function tenantMeant(runtime: Pick<Runtime, 'tenants'>, named: string | undefined): string {
  if (named !== undefined) return named
  const [only, ...others] = runtime.tenants().map(({ id }) => id)
  if (only === undefined || others.length > 0) {
    throw cliErrors.tenantNeeded(runtime.tenants().map(({ id }) => id))
  }
  return only
}
