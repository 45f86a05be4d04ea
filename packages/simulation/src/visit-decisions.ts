import {
  type Decision,
  type DecisionInput,
  type FactValue,
  type Finding,
  type LabelSet,
  NO_LABELS,
  type RunEnvelope,
} from '@fcc/contracts'

/** A decision's input as a document has it: what other inputs have too is named by its place in `shared`. */
export interface WrittenInput
  extends Pick<DecisionInput, 'content' | 'tool' | 'input' | 'act' | 'query'> {
  readonly couldNotCheck?: readonly string[] | undefined
  readonly unread?: readonly string[] | undefined
  readonly gatesPassed?: readonly string[] | undefined
  readonly run: number
  readonly labels?: number | undefined
  readonly findings?: number | undefined
  readonly facts?: number | undefined
  readonly persona?: number | undefined
  readonly provider?: number | undefined
  readonly waivers?: number | undefined
}

/** A decision as a document has it. Findings, labels and facts are those of its inputs. */
export interface WrittenDecision
  extends Pick<Decision, 'at' | 'subject' | 'decision'>,
    Partial<Pick<Decision, 'reasons' | 'obligations' | 'errors' | 'facts'>> {
  readonly considered: number
  readonly fired?: number
  readonly inputs: readonly WrittenInput[]
}

/** The decisions of one document, quiet ones too, each with all that it was decided on. */
export interface WrittenDecisions {
  readonly decisions: readonly WrittenDecision[]
  /** Labels, findings, facts, personas and providers, each once. */
  readonly shared: readonly unknown[]
}

/** Writes decisions with their inputs; what several of them have stands there once. */
export function writeDecisions(decisions: readonly Decision[]): WrittenDecisions {
  const shared: unknown[] = []
  const byIdentity = new Map<unknown, number>()
  const byText = new Map<string, number>()
  const share = (value: unknown): number => {
    const known = byIdentity.get(value)
    if (known !== undefined) return known
    const text = JSON.stringify(value)
    const place = byText.get(text) ?? shared.push(value) - 1
    byText.set(text, place)
    byIdentity.set(value, place)
    return place
  }
  const shareSome = (value: object | undefined): number | undefined =>
    value === undefined || isEmpty(value) ? undefined : share(value)
  const written = decisions.map((decision): WrittenDecision => {
    const { at, subject, reasons, obligations, errors, rules, facts } = decision
    return {
      at,
      subject,
      decision: decision.decision,
      considered: rules.considered,
      ...(rules.fired > 0 ? { fired: rules.fired } : {}),
      ...(reasons.length > 0 ? { reasons } : {}),
      ...(obligations.length > 0 ? { obligations } : {}),
      ...(errors.length > 0 ? { errors } : {}),
      ...(isEmpty(facts) ? {} : { facts }),
      inputs: decision.inputs.map((input) => writeInput(input, share, shareSome)),
    }
  })
  return { decisions: written, shared }
}

function writeInput(
  input: DecisionInput,
  share: (value: unknown) => number,
  shareSome: (value: object | undefined) => number | undefined,
): WrittenInput {
  const { content, couldNotCheck, gatesPassed, tool, act, persona } = input
  const isLabelled = input.labels !== NO_LABELS && !hasNoLabels(input.labels)
  return {
    content,
    run: share(input.run),
    labels: isLabelled ? share(input.labels) : undefined,
    findings: shareSome(input.findings),
    facts: shareSome(input.facts),
    persona: persona === undefined ? undefined : share(readablePart(persona)),
    provider: shareSome(input.provider),
    waivers: shareSome(input.waivers),
    couldNotCheck: couldNotCheck.length > 0 ? couldNotCheck : undefined,
    unread: input.unread,
    gatesPassed: gatesPassed.length > 0 ? gatesPassed : undefined,
    tool,
    input: input.input,
    query: input.query,
    act,
  }
}

type InputPersona = NonNullable<DecisionInput['persona']>

const readable = new WeakMap<InputPersona, InputPersona>()

/** What rules may read of a persona, which has its prompts beside that; the same object each time. */
function readablePart(persona: InputPersona): InputPersona {
  const known = readable.get(persona)
  if (known) return known
  const { id, code, category, duties } = persona
  const part = { id, code, category, duties }
  readable.set(persona, part)
  return part
}

/** Reads decisions back, with their inputs as they were decided on. */
export function readDecisions(
  { decisions, shared }: WrittenDecisions,
  envelope: Pick<RunEnvelope, 'tenant' | 'principal'>,
): readonly Decision[] {
  const at = (place: number | undefined): unknown =>
    place === undefined ? undefined : shared[place]
  return decisions.map((written): Decision => {
    const { considered, fired = 0, reasons = [], obligations = [], errors = [] } = written
    const inputs = written.inputs.map(
      (input): DecisionInput =>
        dropUndefined({
          at: written.at,
          subject: written.subject,
          content: input.content,
          labels: (at(input.labels) as LabelSet | undefined) ?? NO_LABELS,
          findings: (at(input.findings) as readonly Finding[] | undefined) ?? [],
          couldNotCheck: input.couldNotCheck ?? [],
          unread: input.unread,
          run: at(input.run) as DecisionInput['run'],
          tenant: { id: envelope.tenant },
          principal: envelope.principal,
          persona: at(input.persona) as DecisionInput['persona'],
          provider: at(input.provider) as DecisionInput['provider'],
          tool: input.tool,
          input: input.input,
          query: input.query,
          gatesPassed: input.gatesPassed ?? [],
          facts: (at(input.facts) as Readonly<Record<string, FactValue>> | undefined) ?? {},
          waivers: (at(input.waivers) as Readonly<Record<string, string>> | undefined) ?? {},
          act: input.act,
        }),
    )
    return {
      decision: written.decision,
      at: written.at,
      subject: written.subject,
      reasons,
      obligations,
      errors,
      rules: { considered, fired },
      inputs,
      findings: inputs[0]?.findings ?? [],
      facts: written.facts ?? {},
    }
  })
}

function isEmpty(value: object): boolean {
  for (const key in value) if (Object.hasOwn(value, key)) return false
  return true
}

function hasNoLabels({ categories, levels, audiences }: LabelSet): boolean {
  return categories.length === 0 && isEmpty(levels) && isEmpty(audiences)
}

function dropUndefined<Value extends object>(value: Value): Value {
  const kept = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(kept) as Value
}
