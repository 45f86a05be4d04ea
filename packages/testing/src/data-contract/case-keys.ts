import type { PointContracts } from '../points/point-contracts.ts'

/** The points of which a package of data alone has contributions with a contract. */
export type DataPoint = 'constitutions' | 'gates' | 'label-schemes' | 'personas' | 'scenarios'

type CaseOf<Point extends DataPoint> = PointContracts[Point]['cases'][number]

/** By point, every key of a case: TypeScript refuses others in code, and nobody else does in YAML. */
export const CASE_KEYS: {
  readonly [Point in DataPoint]: Readonly<Record<keyof CaseOf<Point>, true>>
} = {
  constitutions: {
    name: true,
    at: true,
    labels: true,
    levels: true,
    audiences: true,
    findings: true,
    couldNotCheck: true,
    facts: true,
    purpose: true,
    domain: true,
    query: true,
    principal: true,
    provider: true,
    inputKind: true,
    gatesPassed: true,
    lowers: true,
    waivers: true,
    decision: true,
    reasons: true,
    errors: true,
  },
  gates: {
    name: true,
    text: true,
    mediaType: true,
    artifact: true,
    inputs: true,
    outputs: true,
    persona: true,
    settings: true,
    passes: true,
    failed: true,
    notMeasured: true,
    scoreAtLeast: true,
    scoreAtMost: true,
  },
  'label-schemes': { name: true, findings: true, categories: true, level: true, audience: true },
  personas: { name: true, text: true, inputs: true, breaks: true, lacks: true },
  scenarios: {
    name: true,
    input: true,
    purpose: true,
    settings: true,
    provider: true,
    answers: true,
    state: true,
    reasons: true,
    readers: true,
    outcomes: true,
    visits: true,
    refused: true,
  },
}
