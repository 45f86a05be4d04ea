import { type CommandFile, facts, type Principal } from '@fcc/contracts'
import { declaredLabels } from '@fcc/governance'
import { reasonsOf, simulationErrors } from '@fcc/simulation'
import { ulid } from 'ulid'
import { runtimeErrors } from '../../diagnostics.ts'
import { readFacts } from '../tenant-model.ts'
import type { TenantServices } from '../tenant-services.ts'

/** What a rule is told of the run, where there is none yet. */
const NO_RUN = { id: '', scenario: '', purpose: '', domain: 'PROD', state: 'queued' } as const

/**
 * Looks at a file that belongs to no run as the input of a run is looked at, writes down what was decided,
 * and gives the text that the rules leave. A rule that asks for an approval stops it: nobody can give one.
 *
 * @throws FccError FCC_CONTENT_HALTED, FCC_CONTENT_REJECTED, FCC_CONTENT_NOT_INSPECTED
 */
export async function readContent(
  services: TenantServices,
  principal: Principal,
  file: CommandFile,
): Promise<string> {
  const { model, clock } = services
  const { governor, governance } = services.governors.ofToday()
  const { schemes } = governance
  const { signal } = new AbortController()
  const now = clock()
  const tenant = { id: model.config.id }
  const namespaces = model.catalogue.all(facts).map(({ value }) => value)
  const { couldNotCheck } = await governor.inspect(file.text, signal)
  const { text, decision } = await governor.govern(
    {
      text: file.text,
      labels: declaredLabels(
        schemes,
        schemes.flatMap(({ intake = [] }) => intake),
      ).labels,
    },
    {
      at: 'run_input',
      subject: 'file',
      input: { kind: 'document' },
      run: NO_RUN,
      tenant,
      principal,
      gatesPassed: [],
      facts: readFacts(namespaces, now, {
        id: NO_RUN.id,
        envelope: { tenant: tenant.id, purpose: NO_RUN.purpose, domain: NO_RUN.domain },
      }),
      waivers: {},
    },
    signal,
  )
  await services.store.appendEntries(
    services.entries.write(
      [
        {
          type: 'fcc.content.read',
          subject: `urn:fcc:tenant:${tenant.id}`,
          data: { by: { id: principal.id, roles: principal.roles }, decision, couldNotCheck },
        },
      ],
      { time: now, prefix: `read:${ulid(now)}` },
    ),
  )
  services.integrator.touch()
  if (decision.decision !== 'allow') {
    const says = reasonsOf(decision, undefined).map(({ say }) => say)
    throw decision.decision === 'halt'
      ? runtimeErrors.contentHalted(file.name, says)
      : runtimeErrors.contentRejected(file.name, says)
  }
  const asked = decision.obligations.find(({ kind }) => kind === 'require_approval')
  if (asked) throw runtimeErrors.contentRejected(file.name, [`${asked.rule} asks for an approval.`])
  if (couldNotCheck.length > 0) throw simulationErrors.couldNotInspect(file.name, couldNotCheck)
  return text
}
