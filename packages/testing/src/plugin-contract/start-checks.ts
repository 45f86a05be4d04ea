import { setTimeout as sleep } from 'node:timers/promises'
import { type Check, defineCheck } from '@fcc/conformance'
import { type Diagnostic, type Plugin, type StandardSchemaV1, thrownMessage } from '@fcc/plugin-api'
import { reportTesting } from '../diagnostics.ts'
import { tellLeaks } from '../leaks/leak.ts'
import { openLeakWatch } from '../leaks/leak-watch.ts'
import { errorsOf, isMismatch, tellEach } from '../tell-problems.ts'
import { type Company, createAlone, startAlone, stopAll } from './start-alone.ts'
import { templateProblems } from './template-problems.ts'
import { differences, writeContributions } from './written-contributions.ts'

/** How long is waited for what comes late, in milliseconds. */
const LATE_MS = 50

/** What is asked of starting and stopping. `companyOf` gives what to start it in, made once. */
export function startChecks(
  plugin: Plugin,
  companyOf: () => Promise<Company>,
  settings: unknown,
): readonly Check[] {
  return [
    defineCheck('it starts with no configuration, or says what is missing', async () =>
      startEmpty({ ...(await companyOf()), config: undefined }, plugin),
    ),
    defineCheck('it takes empty settings, or says what is missing', async () => [
      ...(await emptyProblems(plugin, 'settings')),
      ...(settings === undefined ? [] : await refusalsOf(plugin.settings, settings)),
    ]),
    defineCheck('its manifest and its code agree, and it starts', async () => {
      const started = await startAlone(await companyOf())
      await started.stop().catch(() => undefined)
      return tellEach(started.problems)
    }),
    defineCheck('its templates can be filled with answers that follow their schemas', async () => {
      const started = await startAlone(await companyOf())
      const problems = await templateProblems(started, plugin.id)
      await started.stop().catch(() => undefined)
      return problems
    }),
    defineCheck('it registers nothing once its set-up is over', async () => {
      const found: Diagnostic[] = []
      const onDiagnostic = (diagnostic: Diagnostic) => found.push(diagnostic)
      const { stop } = await startAlone(await companyOf(), { onDiagnostic })
      await sleep(LATE_MS)
      await stop().catch(() => undefined)
      const late = found.filter(({ code }) => code === 'FCC_SETUP_LATE_REGISTRATION')
      return tellEach(late.filter(({ why }, index) => late[index - 1]?.why !== why))
    }),
    defineCheck('it starts and stops, twice over', async () => {
      const company = await companyOf()
      const problems: string[] = []
      for (const when of ['the first time', 'the second time']) {
        const { stop } = await startAlone(company)
        problems.push(...(await findStopFailure(plugin, when, stop)))
        problems.push(...(await findStopFailure(plugin, `${when}, again`, stop)))
      }
      return problems
    }),
    defineCheck('stopping leaves nothing behind', async () => {
      const company = await companyOf()
      const watch = openLeakWatch('its own')
      await watch.run(async () => (await startAlone(company)).stop().catch(() => undefined))
      return leaksAsProblems(await watch.findLeaks())
    }),
    defineCheck('it releases everything after a start that failed', async () => {
      const company = await companyOf()
      const watch = openLeakWatch('its own')
      const problems = await watch.run(async () => {
        const { stop } = await startAlone(company, { instead: failingAfterwards(plugin) })
        return findStopFailure(plugin, 'after a failed start', stop)
      })
      return [...problems, ...leaksAsProblems(await watch.findLeaks())]
    }),
    defineCheck('it releases everything when it is stopped while it starts', async () => {
      const company = await companyOf()
      const watch = openLeakWatch('its own')
      const problems = await watch.run(async () => {
        const { begun, watched } = tellingWhenItBegins(plugin)
        const kernels = createAlone(company, { instead: watched })
        const starts = Promise.allSettled(kernels.map((kernel) => kernel.start()))
        await Promise.race([begun, starts])
        return findStopFailure(plugin, 'while it starts', () => stopAll(kernels))
      })
      return [...problems, ...leaksAsProblems(await watch.findLeaks())]
    }),
    defineCheck('it contributes the same at each start, whatever its configuration', async () => {
      const company = await companyOf()
      const first = await writeOnce(company, plugin)
      const again = await writeOnce(company, plugin)
      const plain =
        company.config === undefined
          ? undefined
          : await writeOnce({ ...company, config: undefined }, plugin)
      return [
        ...tellDifferences(plugin, 'it starts again', differences(first, again)),
        // Where it does not start without configuration there is nothing to compare.
        ...(plain === undefined || plain.size === 0
          ? []
          : tellDifferences(
              plugin,
              'it has another configuration',
              differences(first, plain).filter((each) => !each.endsWith('data')),
            )),
      ]
    }),
  ]
}

async function startEmpty(company: Company, plugin: Plugin): Promise<readonly string[]> {
  const { problems, stop } = await startAlone(company)
  await stop().catch(() => undefined)
  const isConfig = problems.some(({ code }) => code === 'FCC_PLUGIN_CONFIG_INVALID')
  if (isConfig) return emptyProblems(plugin, 'config')
  // Whether the manifest lists what it contributes is asked by a check of its own.
  return tellEach(errorsOf(problems).filter((each) => !isMismatch(each)))
}

/** A schema may refuse an empty object; then each issue has to name a key. */
async function emptyProblems(
  plugin: Plugin,
  what: 'config' | 'settings',
): Promise<readonly string[]> {
  if (plugin[what] !== undefined && !isSchema(plugin[what])) {
    return tellEach([reportTesting('FCC_TESTING_NO_SCHEMA', { plugin: plugin.id, what })])
  }
  const issues = await issuesOf(plugin[what], {})
  const nameless = issues.filter(({ path }) => (path ?? []).length === 0)
  if (nameless.length === 0) return []
  return tellEach([reportTesting('FCC_TESTING_NAMES_NOTHING', { plugin: plugin.id, what })])
}

async function refusalsOf(
  schema: StandardSchemaV1 | undefined,
  given: unknown,
): Promise<readonly string[]> {
  const issues = await issuesOf(schema, given)
  return issues.map(({ message }) => `The given settings are refused: ${message}`)
}

async function issuesOf(
  schema: StandardSchemaV1 | undefined,
  given: unknown,
): Promise<readonly StandardSchemaV1.Issue[]> {
  return (await schema?.['~standard'].validate(given))?.issues ?? []
}

/** Authors in plain JavaScript may give anything: a JSON Schema, say, which nobody can call. */
function isSchema(schema: unknown): boolean {
  const { validate } = (schema as Partial<StandardSchemaV1>)['~standard'] ?? {}
  return typeof validate === 'function'
}

async function writeOnce(company: Company, { id }: Plugin) {
  const started = await startAlone(company)
  const written = writeContributions(started, id)
  await started.stop().catch(() => undefined)
  return written
}

/** The same plugin, whose set-up breaks once all of it is done. */
function failingAfterwards(plugin: Plugin): Plugin {
  return Object.freeze({
    ...plugin,
    async setup(context: Parameters<Plugin['setup']>[0]) {
      await plugin.setup(context)
      throw new Error('the suite breaks this start')
    },
  })
}

/** The same plugin, and a promise that is kept once its set-up has begun. */
function tellingWhenItBegins(plugin: Plugin) {
  const { promise: begun, resolve } = Promise.withResolvers<void>()
  const watched: Plugin = Object.freeze({
    ...plugin,
    setup(context: Parameters<Plugin['setup']>[0]) {
      const setUp = plugin.setup(context)
      resolve()
      return setUp
    },
  })
  return { begun, watched }
}

async function findStopFailure(
  { id }: Plugin,
  when: string,
  stop: () => Promise<void>,
): Promise<readonly string[]> {
  try {
    await stop()
    return []
  } catch (cause) {
    const message = causesOf(cause).map(thrownMessage).join('; ')
    return tellEach([reportTesting('FCC_TESTING_STOP_FAILED', { plugin: id, when, message })])
  }
}

function causesOf(cause: unknown): readonly unknown[] {
  return cause instanceof AggregateError ? cause.errors.flatMap(causesOf) : [cause]
}

function leaksAsProblems(leaks: Parameters<typeof tellLeaks>[0]): readonly string[] {
  if (leaks.length === 0) return []
  return tellEach([reportTesting('FCC_TESTING_LEAK', { leaks: tellLeaks(leaks) })])
}

function tellDifferences(
  { id }: Plugin,
  when: string,
  found: readonly string[],
): readonly string[] {
  return tellEach(
    found.map((difference) =>
      reportTesting('FCC_TESTING_STARTS_DIFFER', { plugin: id, when, difference }),
    ),
  )
}
