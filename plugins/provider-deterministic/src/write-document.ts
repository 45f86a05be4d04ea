import type { Artifact, ContentCheck, PersonaBrief } from '@fcc/contracts'
import type { Steps } from '@fcc/plugin-api'
import { withoutForbidden } from './forbidden-words.ts'
import { backgroundOf } from './reading/background.ts'
import { readBrief } from './reading/brief.ts'
import { openQuestions } from './reading/open-questions.ts'
import { feedbackLines } from './sections/other.ts'
import { type Work, workOf } from './sections/section.ts'
import { FOLLOWING, writerOf } from './sections/section-writers.ts'
import type { Settings } from './settings.ts'

/** What a document is made from, and nothing else. */
export interface DocumentRequest {
  readonly persona: PersonaBrief
  /** What was handed over, by name. */
  readonly artifacts: Readonly<Record<string, Artifact>>
  readonly feedback: Readonly<Record<string, Artifact>>
  /** The name of the artifact that is wanted. */
  readonly produces: string
}

/** What a character of the sources costs in a section, in characters of a scan. */
const SECTION_COST = 10

/**
 * Writes a Markdown document in a persona's name: one section per expected output and per section that a
 * constraint's check looks at. Each line is about a statement of what was handed over and cites it; what
 * the sources do not say is an open question, and never a sentence that would fit any of them. Pure:
 * the same artifacts give the same bytes. Takes linear time, in steps of a section at most.
 *
 * @example
 * atOnce(writeDocument({ persona, artifacts: { brief }, feedback: {}, produces: 'runbook' }, settings))
 */
export function* writeDocument(request: DocumentRequest, settings: Settings): Steps<string> {
  const { persona, artifacts, produces } = request
  const brief = yield* readBrief(artifacts)
  const feedback = Object.keys(request.feedback)
    .sort()
    .flatMap((name) => {
      const artifact = request.feedback[name]
      return artifact ? [{ ...artifact, name }] : []
    })
  const open = yield* openQuestions(brief)
  const work = workOf({ brief, open, background: yield* backgroundOf(brief), feedback, settings })
  const written = [
    `# ${persona.name}: ${produces}`,
    ...(brief.facts.length === 0 ? ['', nothingStated(Object.keys(artifacts).sort())] : []),
  ]
  const cost = brief.facts.reduce((sum, { text }) => sum + text.length, 0) * SECTION_COST
  for (const heading of headingsOf(persona)) {
    for (const line of sectionLines(work, heading)) written.push(line)
    yield cost
  }
  for (const line of titled('Feedback', yield* feedbackLines(work))) written.push(line)
  yield cost
  const { lines, leftOut } = withoutForbidden(persona, written)
  return [...lines, ...titled('Left out', leftOut)].join('\n')
}

function nothingStated(names: readonly string[]): string {
  return names.length === 0
    ? 'Nothing was handed over.'
    : `Nothing is stated in ${names.join(', ')}: there is nothing to work on.`
}

function sectionLines(work: Work, heading: string): readonly string[] {
  const own = writerOf(heading)(work, heading)
  const following = FOLLOWING[heading.trim().toLowerCase()]
  return [
    ...['', `## ${heading}`, ...(own.length > 0 ? ['', ...own] : [])],
    ...(following === undefined ? [] : titled(following, writerOf(following)(work, following))),
  ]
}

function titled(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? ['', `## ${heading}`, '', ...lines] : []
}

/** What the persona is expected to give, then what its constraints look at beside, each once. */
function headingsOf({ riscear }: PersonaBrief): readonly string[] {
  const known = new Set<string>()
  return [
    ...riscear.expectedOutput,
    ...riscear.constraints.flatMap(({ check }) => headingOf(check) ?? []),
  ].filter((heading) => {
    const title = heading.trim().toLowerCase()
    const isNew = !known.has(title)
    known.add(title)
    return isNew
  })
}

function headingOf(check: ContentCheck | undefined): string | undefined {
  return check !== undefined && 'heading' in check ? check.heading : undefined
}
