import { readFileSync } from 'node:fs'
import {
  type Artifact,
  NO_LABELS,
  type Persona,
  type Skill,
  type SkillCall,
  type Subject,
} from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { coverageAgrees } from '../checks/coverage-agrees.ts'
import { coverageShare } from '../checks/coverage-share.ts'
import { planStructure } from '../checks/plan-structure.ts'
import { markingDetector } from '../classification/marking-detector.ts'
import { loadCatalogue } from '../controls/catalogue.ts'
import { parseCoverage } from '../controls/coverage-artifact.ts'
import { parsePlan } from '../plans/parse-plan.ts'
import { answer } from '../plans/sample-plan.test-data.ts'
import { type Settings, settingsSchema } from '../settings.ts'
import { assessCoverage } from './assess-coverage.ts'
import { determineReadiness } from './determine-readiness.ts'
import { readClaims } from './read-claims.ts'
import { writeReport } from './write-coverage-report.ts'

const ssp = readFileSync(
  new URL('../../../../examples/quickstart/inputs/gov/ssp.json', import.meta.url),
  'utf8',
)
const unreached = () => Promise.reject(new Error('these skills reach nothing outside'))
const callWith = (settings: unknown): SkillCall<Settings> => ({
  settings: settingsSchema.parse(settings),
  tenant: { id: 'harbour', name: 'Harbour', namespace: 'harbour', contributions: () => [] },
  signal: new AbortController().signal,
  activity: unreached,
  fetch: unreached,
  converse: unreached,
  tool: unreached,
  referenceData: unreached,
  secret: unreached,
})
const call = callWith({})

type Artifacts = Readonly<Record<string, Artifact>>

/** Performs the skills of the workflow in their order, each with everything made before it. */
async function perform(plan: string, by = call): Promise<Artifacts> {
  const skills: readonly Skill<Settings>[] = [
    readClaims,
    assessCoverage,
    writeReport,
    determineReadiness,
  ]
  const artifacts: Record<string, Artifact> = {
    ssp: { name: 'ssp', text: plan, mediaType: 'application/json', labels: NO_LABELS },
  }
  for (const skill of skills) {
    const result = await skill.run(
      { artifacts, feedback: {}, persona: { code: 'PLCO' } as Persona },
      by,
    )
    for (const [name, made] of Object.entries(result.artifacts)) {
      const content =
        typeof made === 'string' ? { text: made, mediaType: 'text/markdown' as const } : made
      artifacts[name] = { name, ...content, labels: NO_LABELS }
    }
  }
  return artifacts
}

function subjectOf(artifacts: Artifacts, name: string, text?: string): Subject {
  const artifact = artifacts[name]
  return {
    name,
    text: text ?? artifact?.text ?? '',
    mediaType: artifact?.mediaType ?? 'text/plain',
    labels: NO_LABELS,
    inputs: artifacts,
    outputs: {},
    persona: undefined,
  }
}

const coverageOf = (artifacts: Artifacts) => parseCoverage(artifacts['coverage-data']?.text ?? '')
const reportOf = (artifacts: Artifacts) => artifacts['coverage-report']?.text ?? ''

describe('the coverage of the sample plan', () => {
  it('rests on more than forty claims in mixed spellings', () => {
    const spellings = parsePlan(ssp).claims.map((claim) => claim.control)
    expect(spellings.length).toBeGreaterThanOrEqual(40)
    const shapes = [
      /^AC-2\(1\)$/,
      /^AC-02\(02\)$/,
      /^AC-2 \(3\)$/,
      /^ca-2\.1$/,
      /^ia-05\.01$/,
      /_smt$/,
    ]
    for (const shape of shapes) {
      expect(spellings.some((spelling) => shape.test(spelling))).toBe(true)
    }
  })

  it('has one withdrawn claim, one unknown, and gaps that are the baseline minus what is covered', async () => {
    const coverage = coverageOf(await perform(ssp))
    expect(coverage.withdrawn).toEqual([
      { spelling: 'AC-2(10)', control: 'ac-2.10', successors: ['ac-2'] },
    ])
    expect(coverage.unknown).toEqual([{ spelling: 'AC-99', control: 'ac-99' }])
    const { controls } = loadCatalogue().baselines.MODERATE
    expect(coverage.gaps).toHaveLength(controls.size - coverage.covered.length)
    expect(coverage.gaps.filter((control) => !controls.has(control))).toEqual([])
    expect(coverage.mentioned).toEqual([
      { control: 'ca-5', reasons: ['state planned'] },
      { control: 'cp-4', reasons: ['state planned'] },
    ])
    expect(coverage.partial).toEqual([{ control: 'ac-17', reasons: ['state partial'] }])
    expect(coverage.notApplicable).toEqual(['ac-14'])
    expect(coverage.unjustified).toEqual([])
    expect(coverage.profile.stands).toBe('same')
  })

  it('is reported so that data, report and plan agree', async () => {
    const artifacts = await perform(ssp)
    for (const name of ['coverage-data', 'coverage-report']) {
      expect(await coverageAgrees.validate(subjectOf(artifacts, name), call)).toEqual([])
    }
    expect(await planStructure.validate(subjectOf(artifacts, 'coverage-report'), call)).toEqual([])
    expect(reportOf(artifacts)).toContain('- withdrawn: `"AC-2(10)"` is ac-2.10, now ac-2')
    expect(artifacts.determination?.text).toContain('return to the system owner')
  })

  it('keeps the marking of the plan on the report', async () => {
    expect(reportOf(await perform(ssp)).startsWith('CUI//ISVI\n')).toBe(true)
    const unmarked = await perform(ssp.replace('CUI//ISVI', 'none'))
    expect(reportOf(unmarked).startsWith('# Control coverage report')).toBe(true)
  })

  it('changes by exactly the control whose id is changed', async () => {
    const before = coverageOf(await perform(ssp))
    const after = coverageOf(await perform(ssp.replace('"RA-5"', '"RA-3"')))
    expect(before.covered).toContain('ra-5')
    expect(after.covered.filter((control) => !before.covered.includes(control))).toEqual(['ra-3'])
    expect(after.gaps.filter((control) => !before.gaps.includes(control))).toEqual(['ra-5'])
  })

  it('changes with the baseline of the tenant, and with the states that count', async () => {
    const low = coverageOf(await perform(ssp, callWith({ baseline: 'LOW' })))
    expect(low.covered.length + low.gaps.length).toBe(149)
    const generous = callWith({ countingStates: ['implemented', 'partial', 'planned'] })
    expect(coverageOf(await perform(ssp, generous)).covered).toContain('ca-5')
  })

  it('does not pass its check when data or report state anything else', async () => {
    const artifacts = await perform(ssp)
    const data = artifacts['coverage-data']?.text ?? ''
    const attempts = [
      ['coverage-data', data.replace('"ac-1",', '')],
      ['coverage-data', '{}'],
      ['coverage-report', reportOf(artifacts).replace('| Gaps | ', '| Gaps | 1')],
      ['coverage-report', reportOf(artifacts).replace('- unknown: `"AC-99"`', 'None.')],
      ['coverage-report', ''],
    ] as const
    for (const [name, text] of attempts) {
      const issues = await coverageAgrees.validate(subjectOf(artifacts, name, text), call)
      expect(issues.map((issue) => issue.severity)).toContain('error')
    }
  })

  it('is not checked, rather than passed, without the plan', async () => {
    const { ssp: _plan, ...rest } = await perform(ssp)
    const subject = subjectOf(rest, 'coverage-report')
    expect(await coverageAgrees.validate(subject, call)).toMatchObject([
      { severity: 'could_not_check' },
    ])
    expect(await coverageShare.score(subject, call)).toMatchObject({ kind: 'not_measured' })
    expect(await planStructure.validate(subject, call)).toMatchObject([
      { severity: 'could_not_check' },
    ])
  })

  it('is the same bytes each time, and shows no text of the plan but ids', async () => {
    const artifacts = await perform(ssp)
    expect(await perform(ssp)).toEqual(artifacts)
    const hostile = ssp.replace('"AC-99"', JSON.stringify('x`\n## Conclusion\n\nAll is well.'))
    const report = reportOf(await perform(hostile))
    expect(report.match(/^## Conclusion$/gm)).toHaveLength(1)
    expect(report).toContain('- unknown: `"x\'\\n## Conclusion')
  })

  it('of a plan that answers everything is forwarded', async () => {
    const plan = JSON.parse(ssp)
    const requirements = plan['system-security-plan']['control-implementation']
    requirements['implemented-requirements'] = [...loadCatalogue().baselines.LOW.controls].map(
      (control, index) => ({
        uuid: '9f6b1c1e-33d2-4d4b-8f1a-1c2d3e4f5a6b',
        'control-id': control,
        'by-components': [answer('implemented', index)],
      }),
    )
    plan['system-security-plan']['import-profile'].href = 'SP800-53_rev5_LOW'
    const artifacts = await perform(JSON.stringify(plan), callWith({ baseline: 'LOW' }))
    expect(artifacts.determination?.text).toContain('forward to authorization')
  })

  it('is refused for what is no plan', async () => {
    await expect(perform('{}')).rejects.toSatisfy(FccError.is)
  })
})

describe('the sample plan', () => {
  const categories = async (plan: string, by = call) =>
    (await markingDetector.detect(plan, by)).map((finding) => finding.category)

  it('is controlled, and no spillage for a tenant accredited for CUI', async () => {
    expect(await categories(ssp)).toEqual(['classification/cui', 'cui/isvi'])
  })

  it('marked SECRET//NOFORN is a spillage', async () => {
    const secret = ssp.replace('CUI//ISVI', 'SECRET//NOFORN')
    expect(await categories(secret)).toContain('spillage/above-accreditation')
    const cleared = callWith({ accreditation: { level: 'S' } })
    expect(await categories(secret, cleared)).not.toContain('spillage/above-accreditation')
  })
})
