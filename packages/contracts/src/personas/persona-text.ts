import { contentCheckText, readContentCheckText } from '../gates/content-check-text.ts'
import type { Constraint, Persona, Riscear } from './persona.ts'
import { MOST, meanRating, type RatingProfile } from './persona-profile.ts'

/** What of a persona a model is told. */
export type PersonaBrief = Pick<
  Persona,
  'code' | 'name' | 'roleTitle' | 'riscear' | 'discernment' | 'designTarget'
>

const OUTPUT_HEADING = 'Expected output, one section each'

const written = new WeakMap<PersonaBrief, string>()

/**
 * A persona as a model is told it: who it is and its ten R.I.S.C.E.A.R. components, each beneath its
 * heading. It is text, so that governance can look at all of it, and `readPersonaText` reads it back.
 * A constraint that a machine checks says in words by what, for who is held to it must know it.
 *
 * @example
 * personaText(persona) // 'You are Garden Keeper (GK), Keeper of the kitchen garden.\n\nRole\nPlans what grows where.\n\n…'
 */
export function personaText(persona: PersonaBrief): string {
  const known = written.get(persona)
  if (known !== undefined) return known
  const { riscear } = persona
  const line = (heading: string, said: string) => section(heading, [oneLine(said)])
  const list = (heading: string, items: readonly string[]) =>
    section(
      heading,
      items.map((item) => `- ${oneLine(item)}`),
    )
  const text = [
    `You are ${oneLine(persona.name)} (${persona.code}), ${oneLine(persona.roleTitle)}.`,
    line('Role', riscear.role),
    list('Inputs', riscear.inputs),
    line('Style', riscear.style),
    list('Constraints', riscear.constraints.map(constraintText)),
    list(OUTPUT_HEADING, riscear.expectedOutput),
    line('Archetype', riscear.archetype),
    list('Responsibilities', riscear.responsibilities),
    list('Role skills', riscear.roleSkills),
    list('Role collaborators', riscear.roleCollaborators),
    list('Adoption checklist', riscear.roleAdoptionChecklist),
    ...ratings('How you weigh what you are given', persona.discernment),
    ...ratings('How you come across', persona.designTarget),
  ].join('\n\n')
  written.set(persona, text)
  return text
}

/**
 * Reads back what `personaText` wrote, but for ratings. What is not there any more, because a hook or a remedy took it
 * out, is empty.
 */
export function readPersonaText(text: string): PersonaBrief {
  const [first = '', ...rest] = text.split('\n\n')
  const [, name = '', code = '', roleTitle = ''] =
    /^You are (.*) \((\S*)\), (.*)\.$/.exec(first) ?? []
  const sections = new Map(
    rest.map((section) => {
      const [heading = '', ...lines] = section.split('\n')
      return [heading, lines] as const
    }),
  )
  const line = (heading: string) => sections.get(heading)?.[0] ?? ''
  const list = (heading: string) =>
    (sections.get(heading) ?? []).flatMap((item) => (item.startsWith('- ') ? [item.slice(2)] : []))
  const riscear: Riscear = {
    role: line('Role'),
    inputs: list('Inputs'),
    style: line('Style'),
    constraints: list('Constraints').map(readConstraint),
    expectedOutput: list(OUTPUT_HEADING),
    archetype: line('Archetype'),
    responsibilities: list('Responsibilities'),
    roleSkills: list('Role skills'),
    roleCollaborators: list('Role collaborators'),
    roleAdoptionChecklist: list('Adoption checklist'),
  }
  return { code, name, roleTitle, riscear }
}

/** What a persona is rated in; nothing is said of it where nobody rated it. */
function ratings(heading: string, profile: RatingProfile | undefined): readonly string[] {
  const rated = Object.entries(profile ?? {})
  if (rated.length === 0) return []
  return [
    section(
      `${heading}, out of ${MOST}`,
      rated.map(([name, rating]) => `- ${oneLine(name)}: ${meanRating(rating)}`),
    ),
  ]
}

/** A heading and what is beneath it; nothing beneath it leaves no empty line, which parts sections. */
function section(heading: string, lines: readonly string[]): string {
  return [heading, ...lines.filter((line) => line !== '')].join('\n')
}

const CHECKED = ' (checked: '

function constraintText({ text, check }: Constraint): string {
  return check ? `${oneLine(text)}${CHECKED}${contentCheckText(check)})` : oneLine(text)
}

/** A check as it was said; one that a remedy or a hook broke is no check any more, and part of the sentence. */
function readConstraint(item: string): Constraint {
  const last = item.endsWith(')') ? item.length - 1 : 0
  for (let at = item.indexOf(CHECKED); at >= 0; at = item.indexOf(CHECKED, at + 1)) {
    const check = readContentCheckText(item.slice(at + CHECKED.length, last))
    if (check) return { text: item.slice(0, at), check }
  }
  return { text: item }
}

/** White space and line breaks as one blank each: a heading is known by its line. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
