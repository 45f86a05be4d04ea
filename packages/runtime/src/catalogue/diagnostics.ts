import type { TermConflict, VocabularyUse } from '@fcc/contracts/vocabularies'
import type { Contribution, Diagnostic, Origin } from '@fcc/plugin-api'

/** What is said of weights that a tenant sets in gates. */
export const gateWeightErrors = {
  unknown: (of: {
    readonly tenant: string
    readonly gate: string
    readonly check?: string
  }): Diagnostic => ({
    severity: 'error',
    code: 'FCC_GATE_WEIGHT_UNKNOWN',
    why:
      of.check === undefined
        ? `Tenant ${of.tenant} sets weights of the gate ${of.gate}, which it does not have.`
        : `Tenant ${of.tenant} sets a weight of ${of.check}, which is no check of the gate ${of.gate}.`,
    fix: 'Correct the name under gate_weights in fcc.yaml; fcc list gates says which there are, and the file of a gate what its checks are called.',
  }),
  denied: (
    of: { readonly tenant: string; readonly gate: string; readonly check: string },
    weight: number,
    allowed: { readonly from: number; readonly to: number } | undefined,
  ): Diagnostic => ({
    severity: 'error',
    code: 'FCC_GATE_WEIGHT_DENIED',
    why: allowed
      ? `Tenant ${of.tenant} sets the weight of ${of.check} in ${of.gate} to ${weight}; the gate allows ${allowed.from} to ${allowed.to}.`
      : `Tenant ${of.tenant} sets the weight of ${of.check} in ${of.gate}, which lets no tenant do that.`,
    fix: allowed
      ? 'Set one that the gate allows, under gate_weights in fcc.yaml.'
      : 'Take it out of gate_weights in fcc.yaml, or ask whoever writes the gate for a tenant_weight.',
  }),
}

type Placed = Pick<Contribution<unknown>, 'id' | 'origin'>

const placeOf = ({ file, line }: Origin): Diagnostic['place'] =>
  file === undefined ? undefined : { file, line }

const USES: Readonly<Record<VocabularyUse, string>> = {
  language: 'language',
  tags: 'tags',
  archetypes: 'archetypes',
  dimensions: 'dimensions',
  discernment: 'discernment',
  'design-target': 'design targets',
}

/** What is said of personas and vocabularies of a catalogue. */
export const catalogueErrors = {
  unknownTerm: (
    { id, origin }: Placed,
    of: {
      readonly at: string
      readonly written: string
      readonly use: VocabularyUse
      readonly hint: string
    },
  ): Diagnostic => ({
    severity: 'error',
    code: 'FCC_PERSONA_TERM_UNKNOWN',
    why: `Persona ${id} says ${of.written} in ${of.at}, which no vocabulary of ${USES[of.use]} has.${of.hint}`,
    fix: `Correct the word, or add it to a vocabulary with \`of: ${of.use}\`; fcc list vocabularies says which there are.`,
    pluginId: origin.pluginId,
    pointId: 'personas',
    place: placeOf(origin),
  }),
  championsInCircle: ({ id, origin }: Placed, by: readonly string[]): Diagnostic => ({
    severity: 'error',
    code: 'FCC_PERSONA_CIRCLE',
    why: `Persona ${id} directs itself, by way of ${by.join(' and ')}: such a team has nobody at its head.`,
    fix: 'Take one of them out of champion_of or orchestrates.',
    pluginId: origin.pluginId,
    pointId: 'personas',
    place: placeOf(origin),
  }),
  oneSidedRelation: ({ id, origin }: Placed, other: Placed): Diagnostic => ({
    severity: 'error',
    code: 'FCC_PERSONA_ONE_SIDED',
    why: `Persona ${id} has a relation to ${other.id}, and is not among the role_collaborators of ${other.id}${other.origin.file === undefined ? '' : ` (${other.origin.file}:${other.origin.line})`}.`,
    fix: 'Name it there, or take the relation out.',
    pluginId: origin.pluginId,
    pointId: 'personas',
    place: placeOf(origin),
  }),
  termConflict: ({ name, vocabularies }: TermConflict, origin: Origin | undefined): Diagnostic => ({
    severity: 'warning',
    code: 'FCC_VOCABULARY_CONFLICT',
    why: `${vocabularies.join(' and ')} mean different things by "${name}". Both hold: a prompt explains both, each with its vocabulary, and a check counts the terms of the vocabulary that it names.`,
    fix: 'Nothing has to be done; to end it, explain the word alike in both, or take it out of one.',
    pluginId: origin?.pluginId,
    pointId: 'vocabularies',
    place: origin && placeOf(origin),
  }),
}
