import type { CommandFile, Decision, Principal } from '@fcc/contracts'
import { reasonsOf, simulationErrors, writeDecisions } from '@fcc/simulation'
import { actingPrincipal } from '../../audit/acting-principal.ts'
import { runtimeErrors } from '../../diagnostics.ts'
import type { TenantServices } from '../tenant-services.ts'
import { appendEntry } from './append-entry.ts'
import { decideWithoutRun, labelsAtDoor } from './decide-without-run.ts'

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
  const { text, decisions, couldNotCheck } = await decideWithoutRun(services, principal, {
    at: ['run_input'],
    subject: 'file',
    input: { kind: 'document' },
    text: file.text,
    labels: labelsAtDoor(services),
  })
  await appendEntry(services, 'read', {
    type: 'fcc.content.read',
    subject: `urn:fcc:tenant:${services.tenant}`,
    data: { by: actingPrincipal(principal), ...writeDecisions(decisions), couldNotCheck },
  })
  for (const decision of decisions) assertAllowed(file.name, decision)
  if (couldNotCheck.length > 0) throw simulationErrors.couldNotInspect(file.name, couldNotCheck)
  return text
}

function assertAllowed(name: string, decision: Decision): void {
  if (decision.decision !== 'allow') {
    const says = reasonsOf(decision, undefined).map(({ say }) => say)
    throw decision.decision === 'halt'
      ? runtimeErrors.contentHalted(name, says)
      : runtimeErrors.contentRejected(name, says)
  }
  const asked = decision.obligations.find(({ kind }) => kind === 'require_approval')
  if (asked) throw runtimeErrors.contentRejected(name, [`${asked.rule} asks for an approval.`])
}
