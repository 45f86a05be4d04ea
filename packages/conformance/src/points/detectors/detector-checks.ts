import { type Detector, detectors, type Finding } from '@fcc/contracts'
import type { AnyPoint } from '@fcc/plugin-api'
import { policeCases } from '../cases/police-cases.ts'
import { excerpt } from '../checks/canonical-text.ts'
import { type Check, defineCheck } from '../checks/check.ts'
import { outlineProblems } from '../checks/outline.ts'
import { findOtherAnswers } from '../checks/same-answers.ts'
import type { CodeSuiteOptions } from '../checks/suite-options.ts'
import { findChanges } from '../checks/unchanged.ts'
import { hostileChecks } from '../hostile/hostile-checks.ts'
import { sampleCall } from '../samples/sample-tenants.ts'
import { type DetectorCase, detectorCaseRules, type ExpectedFinding } from './detector-case.ts'
import { findingProblems } from './finding-problems.ts'
import { probeDetector } from './probe-detector.ts'

/** What the suite of detectors takes. */
export interface DetectorSuiteOptions extends CodeSuiteOptions {
  readonly cases: readonly DetectorCase[]
  /** Texts in which nothing may be found: what looks alike and is harmless. */
  readonly mustNotFlag: readonly string[]
}

/** Four UTF-16 units, two characters: what counts characters or bytes is off by some after it. */
const ASTRAL_LINE = '😀😀\n\n'

/**
 * The contract of a detector, as checks. The cases say what it finds; the rest holds of every
 * detector: findings are well formed and its own, the same text gives the same findings, nothing is
 * changed or kept, and no text breaks or stalls it.
 *
 * @example
 * detectorChecks(phi, {
 *   cases: [{ name: 'a record number', text: 'MRN 4471120', finds: [{ category: 'phi/mrn', text: '4471120' }] }],
 *   mustNotFlag: ['Room 4471'],
 * })
 */
export function detectorChecks(
  detector: Detector<never>,
  options: DetectorSuiteOptions,
): readonly Check[] {
  const { cases, mustNotFlag, settings = {} } = options
  const subject = detector as Detector
  const settingsOf = (each: DetectorCase) => each.settings ?? settings
  const detect = async (text: string, given: unknown): Promise<readonly Finding[]> =>
    await subject.detect(text, sampleCall(given))
  const texts = [...cases.map(({ text }) => text), ...mustNotFlag]
  const judgeAll = (member: 'categories' | 'places' | 'owners') => async () => {
    const problems: string[] = []
    for (const text of texts) {
      problems.push(...findingProblems(subject, text, await detect(text, settings))[member])
    }
    return problems
  }
  return [
    defineCheck('its cases can be trusted', () => policeDetectorCases(options)),
    defineCheck('its outline is that of a detector', () => outlineOf(detector)),
    ...cases.map((each) =>
      defineCheck(`it finds what it should: ${each.name}`, async () =>
        judgeCase(each, await detect(each.text, settingsOf(each))),
      ),
    ),
    defineCheck('it leaves alone what it must not flag', async () => {
      const problems: string[] = []
      for (const text of mustNotFlag) {
        const found = await detect(text, settings)
        problems.push(...found.map(({ category }) => `In ${excerpt(text)} it finds ${category}.`))
      }
      return problems
    }),
    defineCheck('every finding is of a category that it declares', judgeAll('categories')),
    defineCheck(
      'every finding has a place of whole characters, and a confidence',
      judgeAll('places'),
    ),
    defineCheck('every finding names it as its detector', judgeAll('owners')),
    defineCheck('places count UTF-16 units, whatever stands before', async () => {
      const problems: string[] = []
      for (const each of cases) {
        const alone = await detect(each.text, settingsOf(each))
        const after = await detect(ASTRAL_LINE + each.text, settingsOf(each))
        if (placesOf(alone, ASTRAL_LINE.length) === placesOf(after, 0)) continue
        problems.push(`After two emoji and an empty line, "${each.name}" is found elsewhere.`)
      }
      return problems
    }),
    defineCheck('the same text gives the same findings, whatever was asked between', () =>
      findOtherAnswers(
        cases.map((each) => ({
          name: each.name,
          ask: (tenant) => subject.detect(each.text, sampleCall(settingsOf(each), tenant)),
        })),
      ),
    ),
    defineCheck('it leaves its settings as they are', async () => {
      const problems: string[] = []
      for (const each of cases) {
        const given = settingsOf(each)
        problems.push(...(await findChanges({ settings: given }, () => detect(each.text, given))))
      }
      return problems
    }),
    ...hostileChecks({
      pointId: detectors.id,
      contribution: subject,
      probe: probeDetector,
      context: { settings },
      own: texts,
      reload: options.reload,
      limits: options.limits,
    }),
  ]
}

function outlineOf(detector: Detector<never>): readonly string[] {
  const { categories = [] } = detector
  return [
    ...outlineProblems(detectors as unknown as AnyPoint, detector),
    ...(categories.length === 0 ? ['It declares no category.'] : []),
    ...categories
      .filter((category, index) => categories.indexOf(category) < index)
      .map((category) => `It declares ${category} twice.`),
  ]
}

function policeDetectorCases({ cases, mustNotFlag }: DetectorSuiteOptions): readonly string[] {
  const problems = policeCases(cases, detectorCaseRules)
  if (problems.length > 0) return problems
  const isQuiet = ({ finds }: DetectorCase) => finds !== undefined && finds.length === 0
  const absent = cases.flatMap(({ name, text, finds = [], findsAmongOthers = [] }) =>
    [...finds, ...findsAmongOthers]
      .filter((finding) => !text.includes(finding.text))
      .map((finding) => `Case "${name}" expects ${excerpt(finding.text)}, which it does not hold.`),
  )
  return [
    ...absent,
    ...(cases.every(isQuiet)
      ? ['No case expects a finding: one that finds nothing would pass.']
      : []),
    ...(mustNotFlag.length === 0
      ? ['`mustNotFlag` is empty: one that flags everything like it would pass.']
      : []),
    ...mustNotFlag
      .filter((text, index) => text.trim() === '' || mustNotFlag.indexOf(text) < index)
      .map((text) => `\`mustNotFlag\` has ${excerpt(text)}, which is blank or there twice.`),
  ]
}

function judgeCase(
  { text, finds, findsAmongOthers = [] }: DetectorCase,
  found: readonly Finding[],
): readonly string[] {
  const write = (category: string, covered: string) => `${category} ${excerpt(covered)}`
  const left = found.map(({ category, span }) => write(category, text.slice(span.start, span.end)))
  const take = (expected: ExpectedFinding): readonly string[] => {
    const index = left.indexOf(write(expected.category, expected.text))
    if (index === -1) return [`It does not find ${write(expected.category, expected.text)}.`]
    left.splice(index, 1)
    return []
  }
  const missing = [...(finds ?? []), ...findsAmongOthers].flatMap(take)
  const surplus = finds === undefined ? [] : left.map((each) => `It also finds ${each}.`)
  return [...missing, ...surplus]
}

function placesOf(findings: readonly Finding[], shift: number): string {
  return findings
    .map(({ category, span }) => `${span.start + shift}–${span.end + shift} ${category}`)
    .sort()
    .join()
}
