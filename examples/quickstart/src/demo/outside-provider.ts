import { join } from 'node:path'
import type { Principal, RunRecord } from '@fcc/contracts'
import { type CountingServer, createCountingServer } from '@fcc/example-provider-loopback'
import { createRuntime, type HostConfig, readConfig } from '@fcc/runtime'
import { exampleDirectory, readInput } from '../example-directory.ts'
import type { Expectations } from './expectations.ts'
import { followRun } from './follow-run.ts'
import { heading, say } from './terminal.ts'

const ada: Principal = { id: 'ada', kind: 'human', roles: [] }
const tenant = 'riverside'

/**
 * The raw note for a provider outside: the same input under two files that differ by one agreement.
 * Gives the run that was halted.
 */
export async function askOutsideProvider(expectations: Expectations): Promise<string> {
  heading(
    'A provider outside the process',
    'The raw note goes to a server on this machine that counts: only where an agreement is in force.',
  )
  const server = await createCountingServer()
  try {
    const without = await summarise('no agreement', 'fcc.yaml', server)
    const before = server.connections
    const agreed = await summarise('agreement', 'fcc.agreement.yaml', server)
    say('')
    const { check } = expectations
    check(
      'without an agreement the run is halted at egress',
      [without.state, without.reasons[0]?.id, without.reasons[0]?.at],
      ['halted', 'hipaa/phi-needs-agreement', 'egress'],
    )
    check('the server saw no connection', before, 0)
    check('with the agreement the run completes', agreed.state, 'completed')
    check('the server saw one connection', server.connections, 1)
    return without.id
  } finally {
    await server.close()
  }
}

async function summarise(story: string, file: string, server: CountingServer): Promise<RunRecord> {
  const config = withEndpoint(readConfig(join(exampleDirectory, file)), server.endpoint)
  await using runtime = await createRuntime({ directory: exampleDirectory, config })
  const session = runtime.tenant(tenant).as(ada)
  const note = readInput('healthcare/discharge-note.txt')
  const handle = await session.start('summarise-note', { note }, { provider: 'loopback' })
  // Awaited here: the runtime closes at the end of this function, and releases what is under way.
  return await followRun(story, handle)
}

/** The server's port is known only now. */
function withEndpoint(config: HostConfig, endpoint: string): HostConfig {
  const known = config.tenants[tenant]
  if (!known) throw new Error(`The configuration has no tenant ${tenant}.`)
  const settings = { ...known.settings, 'provider-loopback': { endpoint } }
  return { ...config, tenants: { [tenant]: { ...known, settings } } }
}
