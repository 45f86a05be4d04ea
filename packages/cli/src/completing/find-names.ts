import { constitutions, exporters, gates, personas, scenarios, workflows } from '@fcc/contracts'
import type { CommandContext } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { localName } from '../render/local-name.ts'
import { loadRuntime, runtimeModule } from '../runtime-module.ts'
import { configFile, type OpenTenant, withTenant } from '../session/open-runtime.ts'
import type { Candidate, NameKind } from './candidates.ts'

/** How many of the newest runs are offered. */
const MAX_RUNS = 50

/** The names of a kind that a tenant has, as they are typed; of runs the newest first. */
export async function findNames(
  context: CommandContext,
  kind: NameKind,
): Promise<readonly Candidate[]> {
  await loadRuntime()
  if (kind === 'tenant') {
    const { tenants } = runtimeModule().readConfig(configFile(context))
    return Object.values(tenants).map(({ id, name }) => ({ word: id, about: name }))
  }
  let found: readonly Candidate[] = []
  await withTenant(context, async (open) => {
    found = await namesIn(open, kind)
    return EXIT_CODES.completed
  })
  return found
}

async function namesIn(
  { session, tenant }: OpenTenant,
  kind: Exclude<NameKind, 'tenant'>,
): Promise<readonly Candidate[]> {
  const { catalogue } = tenant.model
  const local = (id: string, about: string): Candidate => ({ word: localName(id), about })
  switch (kind) {
    case 'run':
      return (await session.runs({ limit: MAX_RUNS })).map(({ id, state, title }) => ({
        word: id,
        about: `${state}, ${title}`,
      }))
    case 'persona':
      return catalogue.all(personas).map(({ id, value }) => local(id, value.name))
    case 'scenario':
      return catalogue.all(scenarios).map(({ id, value }) => local(id, value.title))
    case 'workflow':
      return catalogue.all(workflows).map(({ id, value }) => local(id, value.title))
    case 'constitution':
      return catalogue.all(constitutions).map(({ id, value }) => local(id, value.title))
    case 'gate':
      return catalogue.all(gates).map(({ id, value }) => local(id, value.title))
    case 'exporter':
      return catalogue.all(exporters).map(({ id, value }) => local(id, value.title))
    case 'provider':
      return (await session.providers()).map(({ id }) => ({ word: id, about: '' }))
  }
}
