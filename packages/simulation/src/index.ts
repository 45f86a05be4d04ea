export { type ActLimits, DEFAULT_ACT_LIMITS } from './act-limits.ts'
export { advance } from './advance.ts'
export { assertProviders } from './assert-providers.ts'
export {
  chooseProvider,
  type FitProvider,
  type PlannedProvider,
  type ProviderChoice,
  type ProviderQuestion,
  type ProviderStanding,
} from './choose-provider.ts'
export { simulationErrors } from './diagnostics.ts'
export { peopleOf } from './duties.ts'
export { evaluateGate, type GateEvaluation } from './evaluate-gate.ts'
export { fillAnswer } from './fill-answer.ts'
export { type AcceptedInput, type InputValue, type Intake, intake } from './intake.ts'
export type { ModelPolicies } from './model-policy.ts'
export { type Place, placeAt, rootScope } from './place.ts'
export type { ProviderHealth, Resting, WatchedCall } from './provider-health.ts'
export { askedFor } from './retry-delay.ts'
export { changed, ended, resumed, waiting } from './run-change.ts'
export type { PinnedConstitution, RunPlan } from './run-plan.ts'
export { createHoldBack, type HoldBack, type HoldBackLooks } from './showing/hold-back.ts'
export { type NextVisit, nextVisits } from './turn.ts'
export { askProvider } from './verbs/act/ask-provider.ts'
export { type JoinedTexts, joinTexts } from './verbs/act/joined-texts.ts'
export { serviceAttributes } from './verbs/act/service-attributes.ts'
export { mapTexts, textsOf } from './verbs/act/texts-of.ts'
export { passedGates } from './verbs/govern.ts'
export { endEntry } from './verbs/record.ts'
export { reasonsOf } from './verdict.ts'
export { artifactOfRun, factsAt, factsOfScope } from './visible-work.ts'
export {
  readDecisions,
  type WrittenDecision,
  type WrittenDecisions,
  writeDecisions,
} from './visit-decisions.ts'
export {
  type FindReference,
  readVisitDocument,
  type VisitDocument,
  writeVisitDocument,
} from './visit-document.ts'
export type {
  Approval,
  AuditDraft,
  Configured,
  ContentDraft,
  QuestionOutcome,
  VisitCode,
  VisitOutcome,
  VisitPorts,
} from './visit-ports.ts'
export { WATCHED_POINTS } from './watched-points.ts'
export { mayBeSeenFrom, workflowGraph } from './workflow-graph.ts'
