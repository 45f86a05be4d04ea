import type { Artifact, ProviderRequest } from '@fcc/contracts'
import { constraintLines, demandedSections, withoutForbidden } from './constraint-lines.ts'
import { describeArtifact } from './describe-artifact.ts'
import { DUTIES, OPENINGS, phrase, REVISIONS } from './phrases.ts'
import { seededChoice, seededNumber } from './seeded-choice.ts'
import type { Settings } from './settings.ts'

type DocumentRequest = Pick<
  ProviderRequest,
  'persona' | 'action' | 'artifacts' | 'feedback' | 'produces' | 'seed'
>

/**
 * Renders a Markdown document in a persona's name: one section per expected output and per section
 * that a constraint demands, then what it is based on and which constraints it keeps. Feedback makes
 * each section say more, so that work sent back comes back richer.
 */
export function renderDocument(request: DocumentRequest, settings: Settings): string {
  const { persona, produces } = request
  const inputs = describeAll(request.artifacts, settings)
  const feedback = describeAll(request.feedback, settings)
  const headings = [
    ...new Set([...persona.riscear.expectedOutput, ...demandedSections(persona)]),
  ].filter((heading) => withoutForbidden(persona, [heading]).length > 0)
  const lines = [
    `# ${persona.name}: ${produces}`,
    '',
    `${persona.roleTitle}. ${persona.riscear.archetype}.`,
    ...headings.flatMap((heading) => [
      '',
      `## ${heading}`,
      '',
      ...sectionLines(request, { heading, inputs, feedback }),
    ]),
    '',
    '## Based on',
    '',
    ...listed(inputs, 'Nothing was handed over.'),
    ...feedback.map((each) => `- Feedback taken up: ${each}`),
    '',
    '## Constraints',
    '',
    ...constraintLines(persona),
  ]
  return withoutForbidden(persona, lines).join('\n')
}

function sectionLines(
  { persona, action, seed, produces }: DocumentRequest,
  section: {
    readonly heading: string
    readonly inputs: readonly string[]
    readonly feedback: readonly string[]
  },
): readonly string[] {
  const { heading, inputs, feedback } = section
  const { responsibilities, roleSkills, style } = persona.riscear
  const place = [seed, persona.id, produces, heading] as const
  const pick = (from: readonly string[], slot: string): string =>
    from[seededNumber(...place, slot) % Math.max(1, from.length)] ?? persona.name
  const opening = seededChoice(OPENINGS[action], ...place, 'opening')
  const duty = seededChoice(DUTIES, ...place, 'duty')
  return [
    phrase(opening, { output: heading }),
    phrase(duty, { duty: plain(pick(responsibilities, 'responsibility')) }),
    `Style: ${style}`,
    ...feedback.map((each, index) =>
      phrase(seededChoice(REVISIONS, ...place, `revision ${index}`), {
        feedback: each,
        skill: plain(pick(roleSkills, `skill ${index}`)),
      }),
    ),
    ...(inputs.length > 0 ? ['', ...inputs.map((input) => `- From ${input}`)] : []),
  ]
}

/** Sorted by name, so that the order in which artifacts were handed over changes nothing. */
function describeAll(
  artifacts: Readonly<Record<string, Artifact>>,
  { maxHeadings }: Settings,
): readonly string[] {
  return Object.keys(artifacts)
    .sort()
    .flatMap((name) => {
      const artifact = artifacts[name]
      return artifact ? [describeArtifact({ ...artifact, name }, maxHeadings)] : []
    })
}

function listed(items: readonly string[], otherwise: string): readonly string[] {
  return items.length > 0 ? items.map((item) => `- ${item}`) : [otherwise]
}

/** A list item as part of a sentence: without its full stop. */
function plain(text: string): string {
  return text.trim().replace(/[.]$/, '')
}
