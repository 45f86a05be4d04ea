// What a decision depends on is kept with it in records, so that its type is the domain's.
export type { DecisionInput, DecisionPersona } from '@fcc/contracts'
