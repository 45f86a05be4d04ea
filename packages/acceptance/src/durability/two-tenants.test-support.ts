import { createHash } from 'node:crypto'
import { makeScratchTenant } from '@fcc/isolation'
import {
  createRuntime,
  DEFAULT_LIMITS,
  type GivenPlugin,
  type HostConfig,
  type Runtime,
  type RuntimeOptions,
  type TenantSession,
} from '@fcc/runtime'

/** Where two tenants have their records. */
export interface TwoTenants {
  /** The one whose records are damaged. */
  readonly bad: string
  /** Its neighbour, whom that is not to concern. */
  readonly good: string
  readonly config: HostConfig
  open(options?: Pick<RuntimeOptions, 'clock'>): Promise<Runtime>
}

/** Two tenants with a scenario of one question each; no plugin is needed for it but that of the store. */
export async function makeTwoTenants(
  directory: string,
  store: Pick<HostConfig, 'store' | 'pluginConfig'>,
  plugins: readonly GivenPlugin[] = [],
): Promise<TwoTenants> {
  const [bad, good] = [
    await makeScratchTenant('bad', directory),
    await makeScratchTenant('good', directory),
  ]
  const config: HostConfig = {
    ...{ directory, file: 'fcc.yaml', ...store },
    executor: { use: 'in-process', concurrency: 4 },
    events: { use: 'in-process' },
    ...{ providers: {}, services: {}, platformConstitutions: [] },
    audit: { checkpointSeconds: 3600 },
    limits: { ...DEFAULT_LIMITS, pollMs: 20 },
    tenants: { [bad.config.id]: bad.config, [good.config.id]: good.config },
  }
  return {
    bad: bad.config.id,
    good: good.config.id,
    config,
    open: (options = {}) => createRuntime({ config, plugins, recover: false, ...options }),
  }
}

/** A person of one of the tenants. */
export const sessionOf = (runtime: Runtime, tenant: string): TenantSession =>
  runtime.tenant(tenant).as({ kind: 'human', id: 'ada', roles: ['isolation-reader'] })

/** Makes a run from its start to its end, and gives its id. */
export async function makeRun(session: TenantSession, note: string): Promise<string> {
  const run = await session.start('isolation-question', { note })
  await run.finished()
  const { shown } = await session.question(run.id)
  await session.answer(run.id, { decision: 'approved', shown, note: `It is so: ${note}` })
  const { state } = await (await session.resume(run.id)).finished()
  if (state !== 'completed') throw new Error(`The run is ${state}.`)
  return run.id
}

/** What was said in a run: what goes in, and what comes out. */
export async function readRun(session: TenantSession, run: string): Promise<string> {
  const { state } = await session.run(run)
  const answers = await session.answers(run)
  const outcome = await session.outcome(run, 'answer')
  return JSON.stringify([state, answers, JSON.parse(outcome.text)])
}

/** What something reads as, in few letters. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** How a tenant is after something happened to its records. */
export type Condition =
  /** Nothing of it is believed; the code says why. */
  | { readonly kind: 'refused'; readonly code: string }
  /** It works, and reading everything says what is wrong. */
  | { readonly kind: 'told'; readonly codes: readonly string[] }
  /** Everything is as it was written. */
  | { readonly kind: 'whole' }

/**
 * How a tenant is, and whether anything of it reads as something that nobody wrote.
 *
 * @throws Error where it does
 */
export async function conditionOf(
  { runtime, tenant }: { readonly runtime: Runtime; readonly tenant: string },
  /** Run → the digest of what it reads as. */
  written: ReadonlyMap<string, string>,
): Promise<Condition> {
  const codes: string[] = []
  const refused = (error: unknown): void => {
    const { code } = error as { readonly code?: string }
    if (!code?.startsWith('FCC_')) throw error
    codes.push(code)
  }
  const [checked] = await runtime.tenants.check(tenant)
  if (checked?.state !== 'ready') {
    return { kind: 'refused', code: checked?.diagnostics[0]?.code ?? 'none' }
  }
  for (const [run, expected] of written) {
    const found = await readRun(sessionOf(runtime, tenant), run).catch(refused)
    if (found !== undefined && digestOf(found) !== expected)
      throw new Error(`${run} reads otherwise.`)
  }
  const inspection = await runtime.tenants.inspect(tenant).catch(refused)
  codes.push(...(inspection?.problems ?? []).map(({ code }) => code))
  return codes.length > 0 ? { kind: 'told', codes } : { kind: 'whole' }
}

/** Has both tenants make runs; gives those of the one to be damaged, each with the digest of what it reads as. */
export async function fillTenants(tenants: TwoTenants): Promise<ReadonlyMap<string, string>> {
  const written = new Map<string, string>()
  const runtime = await tenants.open()
  for (let index = 0; index < 6; index += 1) {
    const session = sessionOf(runtime, tenants.bad)
    const run = await makeRun(session, `note ${index} `.repeat(200))
    written.set(run, digestOf(await readRun(session, run)))
  }
  await makeRun(sessionOf(runtime, tenants.good), 'a note')
  await runtime.close()
  return written
}

/** How the damaged tenant is. @throws Error where its neighbour does not work as ever */
export async function conditionBeside(
  tenants: TwoTenants,
  written: ReadonlyMap<string, string>,
): Promise<Condition> {
  const runtime = await tenants.open()
  try {
    const found = await conditionOf({ runtime, tenant: tenants.bad }, written)
    await makeRun(sessionOf(runtime, tenants.good), 'another note')
    const neighbour = await conditionOf({ runtime, tenant: tenants.good }, new Map())
    if (neighbour.kind !== 'whole')
      throw new Error(`The neighbour is ${JSON.stringify(neighbour)}.`)
    return found
  } finally {
    await runtime.close()
  }
}
