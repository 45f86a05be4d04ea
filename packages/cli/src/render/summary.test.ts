import type { Reason, RunState } from '@fcc/contracts'
import colors from 'picocolors'
import { describe, expect, it } from 'vitest'
import { sampleDecision, sampleRun, sampleVisit } from '../fixtures/sample-run.ts'
import { resolveReport } from '../session/run-report.ts'
import { summaryLines } from './summary.ts'

const options = {
  files: undefined,
  readable: [],
  cwd: '/home',
  flags: '',
  paint: colors.createColors(false),
}
const governance = { ruleCount: 14 }
const entry = (canonical: object) => ({
  id: 'e',
  insertion: 1,
  canonical: JSON.stringify(canonical),
  leafHash: new Uint8Array(),
  digest: new Uint8Array(),
})
const egress = (decision: 'allow' | 'halt') => sampleDecision({ at: 'egress', decision })
const rule: Reason = {
  kind: 'rule',
  id: 'hipaa/phi-needs-agreement',
  say: 'Not to openai.',
  node: 'summarise',
  at: 'egress',
  cites: ['45 CFR 164.502(e)'],
}

function summary(
  run: Parameters<typeof sampleRun>[0],
  visits: readonly ReturnType<typeof sampleVisit>[] = [],
  entries: readonly ReturnType<typeof entry>[] = [],
): string {
  const report = resolveReport({ run: sampleRun(run), visits, entries }, governance)
  return summaryLines(report, options).join('\n')
}

describe('the summary of a run', () => {
  it('counts rules, artifacts, what was lowered by which permit, and audit entries', () => {
    const artifact = (producedBy: string) => ({
      ...{ name: 'a', address: 'a', mediaType: 'text/plain', bytes: 1, subjects: [], producedBy },
      labels: sampleRun().envelope.labels,
    })
    const text = summary(
      {
        artifacts: {
          note: artifact('01RUN/intake') as never,
          plan: artifact('01RUN/plan/1') as never,
        },
      },
      [sampleVisit({ decisions: [sampleDecision(), sampleDecision()] })],
      [
        entry({ type: 'fcc.run.started', data: {} }),
        entry({
          type: 'fcc.artifact.declassified',
          data: { label: 'phi', by: ['hipaa/deidentified-release'] },
        }),
      ],
    )
    expect(text).toContain(
      'Completed in 41 ms · 14 rules decided 6 times, 0 blocks · 1 artifact · phi lowered by hipaa/deidentified-release · audit 2 entries',
    )
  })

  it('names the rule of a hard stop, what it cites, and says that nothing was sent', () => {
    const text = summary({ state: 'halted', reasons: [rule] }, [
      sampleVisit({ decisions: [egress('halt')] }),
    ])
    expect(text).toContain('✗ halted by a hard stop at egress, step summarise')
    expect(text).toContain('hipaa/phi-needs-agreement   Not to openai.')
    expect(text).toContain('Cites      45 CFR 164.502(e)')
    expect(text).toContain('Nothing was sent.')
  })

  it('does not say that nothing was sent where an earlier step did send', () => {
    const text = summary({ state: 'halted', reasons: [rule] }, [
      sampleVisit({ decisions: [egress('allow')] }),
      sampleVisit({ decisions: [egress('halt')] }),
    ])
    expect(text).not.toContain('Nothing was sent.')
    expect(text).toContain('Nothing was sent in this step.')
  })

  it('says in which text something was found, and not where that text went', () => {
    const finding = { category: 'badge', span: { start: 15, end: 24 }, confidence: 1, detector: '' }
    const blocked = sampleDecision({
      decision: 'halt',
      subject: 'incidents → write',
      findings: [finding],
    })
    const text = summary({ state: 'halted', reasons: [rule] }, [
      sampleVisit({ decisions: [blocked] }),
    ])
    expect(text).toContain('    Found      badge at 15–24 in incidents\n')
  })

  it('finds what was found at intake in the log', () => {
    const started = entry({
      type: 'fcc.run.started',
      data: {
        decisions: [
          {
            decision: 'halt',
            subject: 'memo',
            findings: [{ category: 'mnpi/acme', start: 3, end: 9 }],
          },
        ],
      },
    })
    const text = summary(
      { state: 'halted', reasons: [{ ...rule, at: 'run_input' }] },
      [],
      [started],
    )
    expect(text).toContain('Found      mnpi/acme at 3–9 in memo')
    expect(text).not.toContain('Nothing was sent')
  })

  it.each([
    ['rejected', { kind: 'gate', id: 'acme/garden', say: 'Too short.' }, 'rejected at a gate'],
    ['rejected', { kind: 'approval', id: 'x', say: 'No.' }, 'rejected by a person'],
    [
      'rejected',
      { kind: 'bound', id: 'a→b', say: 'Three times.' },
      'rejected: a bound was reached',
    ],
    ['failed', { kind: 'error', id: 'FCC_SKILL_FAILED', say: 'It broke.' }, 'failed'],
    ['cancelled', { kind: 'request', id: 'cancel', say: 'Cancelled by ada.' }, 'cancelled'],
  ] as const)('says how a run was %s: %j', (state: RunState, reason: Reason, how) => {
    const text = summary({ state, reasons: [reason] })
    expect(text).toContain(`✗ ${how}`)
    expect(text).toContain(reason.say)
    expect(text).toContain('fcc explain 01RUN')
  })

  it('says how to fix an error, each way once, and nothing where nothing says so', () => {
    const broken: Reason = { kind: 'error', id: 'FCC_SKILL_FAILED', say: 'It broke.', fix: 'Glue.' }
    const text = summary({ state: 'failed', reasons: [broken, { ...broken, say: 'Again.' }] })
    expect(text.match(/^ {4}Fix {8}Glue[.]$/gm)).toHaveLength(1)
    expect(summary({ state: 'failed', reasons: [rule] })).not.toContain('Fix')
  })

  it('shows where outcomes are, as seen from the caller', () => {
    const report = resolveReport({ run: sampleRun(), visits: [], entries: [] }, governance)
    const files = {
      directory: '/home/.fcc/out/01RUN',
      outcomes: {},
      audit: '/home/.fcc/out/01RUN/audit.jsonl',
      verifierKey: '/home/.fcc/out/meadow.pub',
      withheld: { report: 'Kept by a rule.' },
      logSize: 400,
    }
    const text = summaryLines(report, { ...options, files, readable: ['sum'] }).join('\n')
    expect(text).toContain('Artifacts   .fcc/out/01RUN/')
    expect(text).toContain('· audit 0 entries\n')
    expect(text).toContain('Kept        report: Kept by a rule.')
    expect(text).toContain('Read        fcc outcome 01RUN sum')
    expect(text).toContain('fcc audit verify .fcc/out/01RUN/audit.jsonl --key .fcc/out/meadow.pub')
  })
})
