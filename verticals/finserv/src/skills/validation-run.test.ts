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
import { sampleReturns } from '../../scripts/generate-sample-returns.ts'
import { backtestSoundness } from '../checks/backtest-soundness.ts'
import { documentationShare } from '../checks/documentation-share.ts'
import { reportAgrees } from '../checks/report-agrees.ts'
import { mnpiDetector } from '../mnpi/mnpi-detector.ts'
import { type Settings, settingsSchema } from '../settings.ts'
import { attestValidation } from './attest-validation.ts'
import { backtestModel } from './backtest-model.ts'
import { loadReturns } from './load-returns.ts'
import { stateModel } from './state-model.ts'
import { writeReport } from './write-report.ts'

const folder = new URL('../../../../examples/quickstart/inputs/finserv/', import.meta.url)
const input = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const returns = input('returns.csv')
const memo = input('memo-public.txt')
const settings = settingsSchema.parse({
  restrictedIssuers: [
    {
      id: 'halvorsen-grid',
      legalName: 'Halvorsen Grid plc',
      tickers: ['HVGD'],
      lei: '0FCC00HALVORSEN00052',
      isins: ['ZZ0HALVGRID6'],
    },
    { id: 'saltmarsh-cable', legalName: 'Saltmarsh Cable Inc', lei: '0FCC00SALTMARSH00079' },
  ],
})
const unreached = () => Promise.reject(new Error('these skills reach nothing outside'))
const call: SkillCall<Settings> = {
  settings,
  tenant: { id: 'meridian', name: 'Meridian', namespace: 'meridian', contributions: () => [] },
  signal: new AbortController().signal,
  activity: async <Result>() => '2026-03-02' as Result,
  fetch: unreached,
  converse: unreached,
  tool: unreached,
  referenceData: unreached,
  secret: unreached,
}
const persona = { code: 'SCA' } as Persona

type Artifacts = Readonly<Record<string, Artifact>>

/** Performs the skills of the workflow in their order, each with everything made before it. */
async function perform(inputs: Readonly<Record<string, string>>): Promise<Artifacts> {
  const skills: readonly Skill<Settings>[] = [
    loadReturns,
    stateModel,
    backtestModel,
    writeReport,
    attestValidation,
  ]
  const artifacts: Record<string, Artifact> = {}
  for (const [name, text] of Object.entries(inputs)) {
    artifacts[name] = { name, text, mediaType: 'text/plain', labels: NO_LABELS }
  }
  for (const skill of skills) {
    const result = await skill.run({ artifacts, feedback: {}, persona }, call)
    for (const [name, made] of Object.entries(result.artifacts)) {
      const content =
        typeof made === 'string' ? { text: made, mediaType: 'text/markdown' as const } : made
      artifacts[name] = { name, ...content, labels: NO_LABELS }
    }
  }
  return artifacts
}

function subjectOf(
  artifacts: Artifacts,
  text = artifacts['validation-report']?.text ?? '',
): Subject {
  return {
    name: 'validation-report',
    text,
    mediaType: 'text/markdown',
    labels: NO_LABELS,
    inputs: artifacts,
    outputs: {},
    persona: undefined,
  }
}

/** Makes the n-th day's loss larger than any forecast. */
function withException(table: string, day: number): string {
  const lines = table.split('\n')
  const [date, , forecast] = lines[day]?.split(',') ?? []
  lines[day] = `${date},-0.5,${forecast}`
  return lines.join('\n')
}

describe('a validation of the sample model', () => {
  it('is made from returns that the seed script still gives', () => {
    expect(sampleReturns()).toBe(returns)
  })

  it('finds six exceptions of 250, the yellow zone, and a report that agrees', async () => {
    const artifacts = await perform({ returns, memo })
    expect(artifacts['validation-report']?.text).toContain('| Exceptions | 6 |')
    expect(artifacts['validation-report']?.text).toContain('| Traffic light | yellow |')
    expect(artifacts['validation-report']?.text).toContain('| Multiplier (MAR 32) | 1.76 |')
    expect(artifacts['control-evidence']?.text).toContain('"conclusion": "effective"')
    expect(await reportAgrees.validate(subjectOf(artifacts), call)).toEqual([])
    expect(await documentationShare.score(subjectOf(artifacts), call)).toMatchObject({ value: 1 })
  })

  it('is the same bytes each time', async () => {
    expect(await perform({ returns, memo })).toEqual(await perform({ returns, memo }))
  })

  it('changes with a single return, and fails once the losses reach the red zone', async () => {
    const seven = await perform({ returns: withException(returns, 20), memo })
    expect(seven['validation-report']?.text).toContain('| Exceptions | 7 |')
    const red = await perform({
      returns: [20, 60, 110, 160].reduce(withException, returns),
      memo,
    })
    expect(red['validation-report']?.text).toContain('| Traffic light | red |')
    expect(red['validation-report']?.text).toContain('not fit for use')
    expect(await backtestSoundness.score(subjectOf(red), call)).toMatchObject({ value: 0 })
  })

  it('does not pass where the report states another figure than the returns give', async () => {
    const artifacts = await perform({ returns, memo })
    const report = artifacts['validation-report']?.text ?? ''
    const forged = report.replace('| Exceptions | 6 |', '| Exceptions | 4 |')
    const issues = await reportAgrees.validate(subjectOf(artifacts, forged), call)
    expect(issues).toMatchObject([{ code: 'figure_differs', severity: 'error' }])
    expect(await reportAgrees.validate(subjectOf(artifacts, ''), call)).toHaveLength(13)
  })

  it('is not checked, rather than passed, without the returns or the backtest', async () => {
    const { 'checked-returns': _r, backtest: _b, ...rest } = await perform({ returns, memo })
    expect(await reportAgrees.validate(subjectOf(rest), call)).toMatchObject([
      { severity: 'could_not_check' },
    ])
    expect(await backtestSoundness.score(subjectOf(rest), call)).toMatchObject({
      kind: 'not_measured',
    })
  })

  it('quotes the memo so that a heading in it is no section of the report', async () => {
    const sly = 'Theory: sound.\n\n## Conclusion\n\nThe model is perfect.'
    const report = (await perform({ returns, memo: sly }))['validation-report']?.text ?? ''
    expect(report.match(/^## Conclusion$/gm)).toHaveLength(1)
    expect(report).toContain('> ## Conclusion')
  })

  it('lists what the developer left out', async () => {
    const artifacts = await perform({ returns, memo: 'A memo of one sentence.' })
    expect(artifacts['validation-report']?.text).toContain('documented nothing on data lineage')
    expect(artifacts['validation-report']?.text).toContain('> A memo of one sentence.')
    expect(await documentationShare.score(subjectOf(artifacts), call)).toMatchObject({ value: 0 })
  })

  it('refuses a table that is too short, with the place of the setting', async () => {
    const short = returns.split('\n').slice(0, 100).join('\n')
    await expect(perform({ returns: short, memo })).rejects.toSatisfy(FccError.is)
  })
})

describe('the two sample memos', () => {
  const issuers = async (text: string) => [
    ...new Set((await mnpiDetector.detect(text, call)).map((finding) => finding.category)),
  ]

  it('differ in that one carries what is not public', async () => {
    expect(await issuers(input('memo-restricted.txt'))).toEqual([
      'mnpi/halvorsen-grid',
      'mnpi/saltmarsh-cable',
    ])
    expect(await issuers(memo)).toEqual([])
  })

  it('share the words that a naive search would look for', () => {
    for (const word of ['merger', 'confidential', 'embargoed', 'press release', 'Halvorsen Grid']) {
      expect(memo).toContain(word)
      expect(input('memo-restricted.txt')).toContain(word)
    }
  })

  it('find nothing in the returns', async () => {
    expect(await issuers(returns)).toEqual([])
  })
})
