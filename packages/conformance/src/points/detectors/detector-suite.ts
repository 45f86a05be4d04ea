import { type Detector, detectors, type Finding } from '@fcc/contracts'
import { policeCases } from '../cases/police-cases.ts'
import { excerpt } from '../checks/canonical-text.ts'
import { findChanges } from '../checks/unchanged.ts'
import { hostileChecks } from '../hostile/hostile-checks.ts'
import type { Probe } from '../hostile/probe.ts'
import { sampleCall } from '../samples/sample-tenants.ts'
import type { PointSuite, Trial, WholeCheck } from '../suite/point-suite.ts'
import { outlineCheck, sameAnswersCheck } from '../suite/shared-checks.ts'
import { type SuiteOptions, settingsOf } from '../suite/suite-options.ts'
import { type DetectorCase, detectorCaseRules, type ExpectedFinding } from './detector-case.ts'
import { allFindingProblems, findingProblems } from './finding-problems.ts'
import { settledProblems } from './settled-problems.ts'
import { windowProblems } from './window-problems.ts'

/** What the suite of detectors takes. */
export interface DetectorSuiteOptions extends SuiteOptions<DetectorCase> {
  /** Texts in which nothing may be found: what looks alike and is harmless. */
  readonly mustNotFlag: readonly string[]
}

/** Four UTF-16 units, two characters: what counts characters or bytes is off by some after it. */
const ASTRAL_LINE = '😀😀\n\n'

/** What stands between the texts that a window is tried on: a line that says nothing. */
const WINDOW_SEAM = '\n\nNothing is said here.\n\n'

/** Has a detector read a text: it answers, and what it finds is well formed. */
const probe: Probe<Detector> = async (detector, text, { settings }) =>
  allFindingProblems(detector, text, await detector.detect(text, sampleCall(settings)))

async function detect(
  { subject }: Trial<Detector, DetectorSuiteOptions>,
  text: string,
  settings: unknown,
): Promise<readonly Finding[]> {
  return await subject.detect(text, sampleCall(settings))
}

const textsOf = ({ cases, mustNotFlag }: DetectorSuiteOptions): readonly string[] => [
  ...cases.map(({ text }) => text),
  ...mustNotFlag,
]

/** A row that judges one member of every finding in every text. */
function findingsCheck(
  name: string,
  member: keyof ReturnType<typeof findingProblems>,
): WholeCheck<Detector, DetectorSuiteOptions> {
  return {
    name,
    run: async (trial) => {
      const problems: string[] = []
      for (const text of textsOf(trial)) {
        const found = await detect(trial, text, trial.settings)
        problems.push(...findingProblems(trial.subject, text, found)[member])
      }
      return problems
    },
  }
}

/**
 * The contract of a detector. The cases say what it finds; the rest holds of every detector: findings
 * are well formed and its own, the same text gives the same findings, nothing is changed or kept, and
 * no text breaks or stalls it.
 *
 * @example
 * checksOf(detectorSuite, phi, {
 *   cases: [{ name: 'a record number', text: 'MRN 4471120', finds: [{ category: 'phi/mrn', text: '4471120' }] }],
 *   mustNotFlag: ['Room 4471'],
 * })
 */
export const detectorSuite: PointSuite<Detector, DetectorSuiteOptions> = {
  point: detectors.id,
  probe,
  checks: [
    { name: 'its cases can be trusted', run: policeDetectorCases },
    outlineCheck('a detector', detectors, categoryProblems),
    {
      name: 'it finds what it should',
      asks: 'each case',
      run: async (trial, each) =>
        judgeCase(each, await detect(trial, each.text, settingsOf(trial, each))),
    },
    {
      name: 'it leaves alone what it must not flag',
      run: async (trial) => {
        const problems: string[] = []
        for (const text of trial.mustNotFlag) {
          const found = await detect(trial, text, trial.settings)
          problems.push(...found.map(({ category }) => `In ${excerpt(text)} it finds ${category}.`))
        }
        return problems
      },
    },
    findingsCheck('every finding is of a category that it declares', 'categories'),
    findingsCheck('every finding has a place of whole characters, and a confidence', 'places'),
    findingsCheck('every finding names it as its detector', 'owners'),
    {
      name: 'places count UTF-16 units, whatever stands before',
      asks: 'all cases',
      run: async (trial, each) => {
        const settings = settingsOf(trial, each)
        const alone = await detect(trial, each.text, settings)
        const after = await detect(trial, ASTRAL_LINE + each.text, settings)
        return placesOf(alone, ASTRAL_LINE.length) === placesOf(after, 0)
          ? []
          : [`After two emoji and an empty line, "${each.name}" is found elsewhere.`]
      },
    },
    {
      name: 'it looks no farther than the window that it declares',
      run: async (trial) => {
        const { window } = trial.subject
        if (window === undefined) return []
        const look = (text: string) => detect(trial, text, trial.settings)
        return windowProblems(window, textsOf(trial).join(WINDOW_SEAM), look)
      },
    },
    {
      name: 'what it says is settled stays so, whatever is written next',
      run: async (trial) => {
        const { subject } = trial
        if (subject.settled === undefined) return []
        return settledProblems(textsOf(trial).join(WINDOW_SEAM), {
          detect: (text) => detect(trial, text, trial.settings),
          settled: (text) => subject.settled?.(text, sampleCall(trial.settings)) ?? 0,
        })
      },
    },
    sameAnswersCheck(
      'the same text gives the same findings, whatever was asked between',
      (trial, each, tenant) =>
        trial.subject.detect(each.text, sampleCall(settingsOf(trial, each), tenant)),
    ),
    {
      name: 'it leaves its settings as they are',
      asks: 'all cases',
      run: (trial, each) => {
        const settings = settingsOf(trial, each)
        return findChanges({ settings }, () => detect(trial, each.text, settings))
      },
    },
    ...hostileChecks<Detector, DetectorSuiteOptions>({ point: detectors.id, probe, own: textsOf }),
  ],
}

function categoryProblems({ categories = [], window }: Detector): readonly string[] {
  return [
    ...(categories.length === 0 ? ['It declares no category.'] : []),
    ...(window === undefined || (Number.isInteger(window) && window >= 0)
      ? []
      : ['Its window is no number of characters.']),
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
