import {
  type Decision,
  facts,
  type LabelSet,
  type MediaType,
  type Reason,
  type RunRecord,
} from '@fcc/contracts'
import { isAttachmentType } from '@fcc/contracts/attachments'
import { declaredLabels, joinLabels, uncheckedOf } from '@fcc/governance'
import { type AcceptedInput, type RunPlan, reasonsOf, simulationErrors } from '@fcc/simulation'
import { readFacts } from '../tenant/tenant-model.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'

/** What governance left of a run's inputs, and what it makes of the run. */
export interface GovernedInputs {
  readonly inputs: readonly {
    readonly name: string
    readonly text: string
    readonly mediaType: MediaType
    readonly labels: LabelSet
  }[]
  /** The caller's labels joined with all that was found. */
  readonly labels: LabelSet
  readonly state: RunRecord['state']
  readonly reasons: readonly Reason[]
  readonly decisions: readonly Decision[]
}

interface Verdict {
  readonly state: RunRecord['state']
  readonly reasons: readonly Reason[]
}

const QUEUED: Verdict = { state: 'queued', reasons: [] }

/**
 * Labels every input with what its scenario declares, what the caller said and what is found in it, and
 * looks at `run_input`; findings add to what is declared and never take from it. Reference data is not
 * scanned: rules look at its labels alone. The first verdict that is not to continue decides about the run; the other inputs are labelled still.
 */
export async function governInputs(
  services: TenantServices,
  run: RunRecord,
  given: { readonly accepted: readonly AcceptedInput[]; readonly plan: RunPlan },
): Promise<GovernedInputs> {
  const { model, clock } = services
  const { governor, governance } = services.governors.of(run, given.plan)
  const { signal } = new AbortController()
  const namespaces = model.catalogue.all(facts).map(({ value }) => value)
  const values = readFacts(namespaces, clock(), run)
  const inputs: GovernedInputs['inputs'][number][] = []
  const decisions: Decision[] = []
  let { labels } = run.envelope
  let verdict = QUEUED
  for (const input of given.accepted) {
    const { kind = 'document', labels: declared = [] } =
      given.plan.scenario.inputs[input.name] ?? {}
    const looked = kind === 'reference' ? '' : input.text
    const inspection = await governor.inspect(looked, signal)
    // Of an attachment the scenario states the labels; a text that is one has none that anybody knows.
    const couldNotCheck = isAttachmentType(input.mediaType)
      ? inspection.couldNotCheck
      : uncheckedOf(inspection)
    const atIntake = joinLabels(
      governance.schemes,
      run.envelope.labels,
      declaredLabels(governance.schemes, declared).labels,
    )
    const governed = await governor.govern(
      { text: looked, labels: atIntake },
      {
        at: 'run_input',
        subject: input.name,
        input: { kind },
        run: {
          id: run.id,
          scenario: run.scenario,
          purpose: run.envelope.purpose,
          domain: run.envelope.domain,
          state: run.state,
        },
        tenant: { id: model.config.id },
        principal: run.envelope.principal,
        gatesPassed: [],
        facts: values,
        waivers: {},
      },
      signal,
    )
    if (governed.decision.rules.considered > 0) decisions.push(governed.decision)
    labels = joinLabels(governance.schemes, labels, governed.labels)
    const text = kind === 'reference' ? input.text : governed.text
    inputs.push({ ...input, text, labels: governed.labels })
    if (verdict === QUEUED) verdict = verdictOn(governed.decision)
    if (verdict === QUEUED && couldNotCheck.length > 0) {
      verdict = notInspected(input.name, couldNotCheck)
    }
  }
  return { inputs, labels, decisions, ...verdict }
}

/** What could not be looked into cannot be labelled, and nothing goes in unlabelled. */
function notInspected(name: string, detectors: readonly string[]): Verdict {
  const error = simulationErrors.couldNotInspect(name, detectors)
  return {
    state: 'failed',
    reasons: [{ kind: 'error', id: error.code, say: error.why, fix: error.fix, at: 'run_input' }],
  }
}

/**
 * What a decision about an input makes of the run. A rule that asks for an approval here is refused when
 * it is compiled; what still asks for one refuses the input, for nothing goes in unapproved.
 */
function verdictOn(decision: Decision): Verdict {
  if (decision.decision !== 'allow') {
    return {
      state: decision.decision === 'halt' ? 'halted' : 'rejected',
      reasons: reasonsOf(decision, undefined),
    }
  }
  const asked = decision.obligations.find(({ kind }) => kind === 'require_approval')
  if (!asked) return QUEUED
  const say = `${asked.rule} asks for an approval of the input, which nobody can give before a run.`
  return {
    state: 'rejected',
    reasons: [{ kind: 'approval', id: asked.rule, say, at: decision.at }],
  }
}
