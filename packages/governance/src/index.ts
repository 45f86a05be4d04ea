export { type AccessRow, accessTable } from './access/access-table.ts'
export {
  type AccessDecision,
  type AccessLayers,
  decideAccess,
  type PermissionLine,
  rolesIn,
  type WantedAccess,
} from './access/decide-access.ts'
export {
  MAX_PERMISSION_LENGTH,
  permissionCovers,
  permissionProblem,
} from './access/permission.ts'
export {
  compileGovernance,
  type GovernanceResult,
  type GovernanceSources,
} from './constitutions/compile-governance.ts'
export { layerOf } from './constitutions/layer-of.ts'
export type { LayeredConstitution } from './constitutions/layered.ts'
export {
  type ContentGovernor,
  type ContentGovernorOptions,
  type ContentToGovern,
  createContentGovernor,
  DEFAULT_CACHE_SIZE,
  DEFAULT_MAX_FINDINGS,
  type GovernedContent,
  type GovernedInput,
  type Inspection,
  type TextPartToGovern,
  uncheckedOf,
} from './content/content-governor.ts'
export { decideAgain } from './content/decide-again.ts'
export type { ConfiguredDetector } from './content/detect.ts'
export { NOT_PERMITTED } from './decisions/compiled-permit.ts'
export type { DecisionInput, DecisionPersona } from './decisions/decision-input.ts'
export type { Governance, LookingWindow, ProseRule } from './decisions/governance.ts'
export type { RuleLook } from './decisions/rule-look.ts'
export { GOVERNANCE_CODES } from './diagnostics.ts'
export {
  type DescribedFact,
  type DescribedField,
  describeFacts,
} from './facts/describe-facts.ts'
export type { OriginatedNamespace } from './facts/fact-table.ts'
export { levelWord } from './facts/label-facts.ts'
export { classifyFindings } from './labels/classify-findings.ts'
export { type DeclaredLabels, declaredLabels } from './labels/declared-labels.ts'
export { dominatesLabels, joinLabels } from './labels/join-labels.ts'
export { type LabelParts, labelSet, lowerLabels } from './labels/label-set.ts'
export { PREDICATE_WORDS, type PredicateWords } from './predicates/check-language.ts'
export {
  type Condition,
  type ConditionInput,
  type ConditionResult,
  type ConditionSource,
  conditionFact,
} from './predicates/condition.ts'
export { MAX_COMPREHENSION_DEPTH, PREDICATE_LIMITS } from './predicates/predicate-limits.ts'
export {
  type DutyAssignment,
  separationProblems,
  staticSeparationProblems,
} from './separations/separation-problems.ts'
