import { RELATION_TYPES } from '@fcc/contracts'
import { meanRating, type RatingProfile } from '@fcc/contracts/vocabularies'
import type { Said } from '../../io/table.ts'
import type { Paint } from '../../io/terminal.ts'
import { originText } from '../../listing/listed.ts'
import type { PersonaRelation, Related, ShownPersona } from '../../showing/shown-persona.ts'
import { contentCheckText } from './content-check-text.ts'
import { headingLines, type LabelledText, labelledLines } from './labelled-lines.ts'

/** A persona in lines for people: all ten R.I.S.C.E.A.R. components, then where it is at work. */
export function personaLines(shown: ShownPersona, paint: Paint): readonly Said[] {
  const { persona, origin } = shown
  const { riscear } = persona
  const components: readonly LabelledText[] = [
    ['Role', riscear.role],
    ['Inputs', riscear.inputs],
    ['Style', riscear.style],
    ['Constraints', riscear.constraints.map(constraintText)],
    ['Expected output', riscear.expectedOutput],
    ['Archetype', archetypeText(shown)],
    ['Responsibilities', riscear.responsibilities],
    ['Role skills', riscear.roleSkills],
    ['Role collaborators', riscear.roleCollaborators],
    ['Role adoption checklist', riscear.roleAdoptionChecklist],
  ]
  const place: readonly LabelledText[] = [
    ['Phase', persona.phase],
    ['Category', persona.category],
    ['Tags', shown.tags.map((path) => path.join(' › '))],
    ['Discernment', ratingsText(persona.discernment)],
    ['Design target', ratingsText(persona.designTarget)],
    ['Duties', persona.duties.join(', ')],
    ['Specialises', persona.specialises ?? ''],
    ['Champion of', persona.championOf ?? ''],
    ['Orchestrates', persona.orchestrates.join(', ')],
    ...relationRows(shown),
    ...relatedRows('From', shown.upstream),
    ...relatedRows('To', shown.downstream),
  ]
  return [
    ...headingLines(
      {
        title: `${persona.name}, ${persona.roleTitle}`,
        id: persona.id,
        from: originText(origin),
      },
      paint,
    ),
    ...labelledLines(components, { paint }),
    '',
    ...labelledLines(place, { paint }),
    '',
    ...dimensionLines(shown, paint),
    ...usageLines(shown, paint),
    '',
  ]
}

function archetypeText({ persona, archetype }: ShownPersona): string {
  const { archetype: name } = persona.riscear
  if (!archetype) return name
  const { role, family } = archetype
  return `${name} (${family === undefined ? role : `${role}, ${family}`})`
}

function ratingsText(profile: RatingProfile | undefined): string {
  return Object.entries(profile ?? {})
    .map(([name, rating]) => `${name} ${meanRating(rating)}`)
    .join(', ')
}

/** Its profile, a block for each category. */
function dimensionLines({ persona }: ShownPersona, paint: Paint): readonly Said[] {
  return Object.entries(persona.dimensions ?? {}).flatMap(([category, said]) => [
    `  ${paint.bold(category)}`,
    ...labelledLines(
      Object.entries(said).map(
        ([dimension, value]): LabelledText => [
          dimension,
          typeof value === 'string'
            ? value
            : Object.entries(value).map(([element, each]) => `${element}: ${each}`),
        ],
      ),
      { paint, indent: '    ' },
    ),
    '',
  ])
}

function constraintText({
  text,
  check,
}: ShownPersona['persona']['riscear']['constraints'][number]): string {
  return check ? `${text} (checked: ${contentCheckText(check)})` : text
}

const relationLabels: Readonly<Record<PersonaRelation, string>> = {
  specialises: 'Specialised by',
  champion_of: 'Championed by',
  orchestrates: 'Orchestrated by',
}

function relationRows({ namedBy }: ShownPersona): readonly LabelledText[] {
  return Object.entries(relationLabels).map(([relation, label]) => [
    label,
    namedBy
      .filter(({ as }) => as === relation)
      .map(({ persona }) => persona)
      .join(', '),
  ])
}

/** Who it works with in one direction, a row for each type of relation. */
function relatedRows(direction: string, related: readonly Related[]): readonly LabelledText[] {
  return RELATION_TYPES.map((type) => [
    `${direction} (${type})`,
    related
      .filter((each) => each.type === type)
      .map(({ persona, strength }) => (strength === 'primary' ? persona : `${persona} (secondary)`))
      .join(', '),
  ])
}

function usageLines({ usedBy }: ShownPersona, paint: Paint): readonly Said[] {
  if (usedBy.length === 0) return ['  No workflow here uses it.']
  const rows = usedBy.map(
    ({ workflow, node, actedBy, scenarios }): LabelledText => [
      `${workflow}, step ${node}`,
      `${actedBy}${scenarios.length > 0 ? `; for ${scenarios.join(', ')}` : ''}`,
    ],
  )
  return ['  At work in', ...labelledLines(rows, { paint, indent: '    ' })]
}
