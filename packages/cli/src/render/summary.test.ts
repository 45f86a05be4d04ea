import type { DecisionInput, Finding, Reason, RunState } from '@fcc/contracts'
import type { RunExplanation } from '@fcc/runtime'
import colors from 'picocolors'
import { describe, expect, it } from 'vitest'
import {
  sampleDecision,
  sampleExplanation,
  sampleRun,
  sampleVisit,
} from '../fixtures/sample-run.ts'
import { resolveReport } from '../session/run-report.ts'
import { summaryLines } from './summary.ts'

const options = {
  files: undefined,
  beginnings: {},
  readable: [],
  readerRoles: [],
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
const finding = (category: string, start: number, end: number): Finding => ({
  category,
  span: { start, end },
  confidence: 1,
  detector: '',
})
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
  given: readonly ReturnType<typeof sampleVisit>[] | Partial<RunExplanation> = [],
  entries: readonly ReturnType<typeof entry>[] = [],
  verbose = false,
): string {
  const explained = 'length' in given ? { visits: given } : given
  const report = resolveReport(
    sampleExplanation({ run: sampleRun(run), ...explained, entries }),
    governance,
  )
  return summaryLines(report, { ...options, verbose }).join('\n')
}

describe('the summary of a run', () => {
  it('tells the time and the rules, and on demand artifacts and audit entries', () => {
    const artifact = (producedBy: string) => ({
      ...{ name: 'a', address: 'a', mediaType: 'text/plain', bytes: 1, subjects: [], producedBy },
      labels: sampleRun().envelope.labels,
    })
    const told = (verbose: boolean) =>
      summary(
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
        verbose,
      )
    const checked = [
      '  Completed in 41 ms: 11 ms in 1 step, 30 ms in checks and records',
      '  Decided     6 rules checked, none violated · label phi removed (rule hipaa/deidentified-release)',
    ]
    const next = '  Next        fcc explain 01RUN'
    expect(told(false)).toContain([...checked, next].join('\n'))
    const made = [
      '  Of rules    14 that the tenant has',
      '  Made        1 artifact · audit 2 entries',
    ]
    expect(told(true)).toContain([...checked, ...made, next].join('\n'))
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

  it('finds what was found at intake', () => {
    const memo = sampleDecision({
      decision: 'halt',
      at: 'run_input',
      subject: 'memo',
      findings: [finding('mnpi/acme', 3, 9)],
    })
    const reasons = [{ ...rule, at: 'run_input' as const }]
    const text = summary({ state: 'halted', reasons }, { intake: [memo] })
    expect(text).toContain('Found      mnpi/acme at 3–9 in memo')
    expect(text).not.toContain('Nothing was sent')
  })

  it('names what decided first, however much else was found before it', () => {
    const others = [1, 2, 3, 4].map((start) => finding('owner', start, start + 1))
    const phone = finding('pii/phone', 90, 99)
    const halt = sampleDecision({
      decision: 'halt',
      findings: [...others, phone],
      reasons: [
        { rule: 'acme/no-phones', tier: 'hard_stop', effect: 'forbid', say: '', cites: [] },
      ],
    })
    const look = { tier: 'hard_stop', outcome: 'fired', when: '', saw: {} } as const
    const looks = () => [
      { ...look, rule: 'acme/no-phones', findings: [phone] },
      { ...look, rule: 'acme/silent', findings: [...others] },
    ]
    const visits = [sampleVisit({ decisions: [halt] })]
    const text = summary({ state: 'halted', reasons: [rule] }, { visits, looks })
    expect(text).toContain('Found      pii/phone at 90–99, owner at 1–2, owner at 2–3, 2 more')
  })

  it('tells a redaction by category and text, and not as nothing', () => {
    const input = (...categories: readonly string[]) =>
      ({
        findings: categories.map((category, at) => finding(category, at, at + 1)),
      }) as unknown as DecisionInput
    const twice = sampleDecision({
      subject: 'note → write',
      inputs: [input('phi/mrn', 'phi/mrn', 'phi/name'), input('phi/name')],
    })
    const once = sampleDecision({ subject: 'plan', inputs: [input('pii/phone'), input()] })
    const quiet = sampleDecision({ subject: 'guide', inputs: [input('pii/phone')] })
    const decisions = [twice, twice, once, quiet]
    const text = summary({}, [sampleVisit({ decisions })])
    expect(text).toContain(', none violated · 2 texts redacted\n')
    expect(text).toContain('  Redacted    2 phi/mrn in note, 2 times\n')
    expect(text).toContain('  Redacted    1 pii/phone in plan')
    expect(text).not.toContain('in guide')
    const stopped = summary({ state: 'halted', reasons: [rule] }, [sampleVisit({ decisions })])
    expect(stopped).toContain('Redacted    2 phi/mrn in note')
  })

  it('adds the times up, those of steps side by side once, and names waiting where a person was asked', () => {
    const at = (from: number, to: number) => ({
      startedAt: `2026-11-21T10:00:00.0${from}Z`,
      endedAt: `2026-11-21T10:00:00.0${to}Z`,
    })
    const visits = [
      sampleVisit(at(10, 20)),
      sampleVisit(at(15, 22)),
      sampleVisit({ ...at(30, 32), actor: 'human' }),
    ]
    expect(summary({}, visits)).toContain(
      'Completed in 41 ms: 14 ms in 3 steps, 27 ms in checks, records and waiting\n',
    )
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
    const report = resolveReport(sampleExplanation(), governance)
    const files = {
      directory: '/home/.fcc/out/01RUN',
      outcomes: { plan: '/home/.fcc/out/01RUN/plan.md' },
      audit: '/home/.fcc/out/01RUN/audit.jsonl',
      verifierKey: '/home/.fcc/out/meadow.pub',
      withheld: { report: 'Kept by a rule.' },
      logSize: 400,
    }
    const text = summaryLines(report, {
      ...options,
      files,
      beginnings: { plan: ['# Plan', 'Four \u001b[2J beds.'] },
      readable: ['sum'],
      readerRoles: ['nurse'],
    }).join('\n')
    expect(text).toContain(
      [
        '  Completed in 41 ms',
        '  Outcome     .fcc/out/01RUN/plan.md',
        '              # Plan',
        '              Four \\u{1b}[2J beds.',
      ].join('\n'),
    )
    expect(text).toContain('Kept        report: Kept by a rule.')
    expect(text).toContain('Read        fcc outcome 01RUN sum --as ID:ROLE')
    expect(text).toContain(
      'Readers     each is decided by the rules at release, which name the role nurse\n',
    )
    expect(text).toContain('fcc audit verify .fcc/out/01RUN/audit.jsonl --key .fcc/out/meadow.pub')
    const nothing = summaryLines(report, { ...options, files: { ...files, outcomes: {} } })
    expect(nothing.join('\n')).not.toContain('Outcome')
    expect(nothing.join('\n')).toContain('.fcc/out/01RUN/audit.jsonl')
  })
})
