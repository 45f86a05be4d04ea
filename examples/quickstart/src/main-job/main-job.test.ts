import { readFileSync } from 'node:fs'
import type { RunRecord } from '@fcc/contracts'
import coreCatalogue from '@fcc/plugin-core-catalog'
import deterministic from '@fcc/plugin-provider-deterministic'
import { createRuntime, parseConfig, type Runtime } from '@fcc/runtime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const toolLibrary = readFileSync(
  new URL('../../../../plugins/core-catalog/fixtures/tool-library.md', import.meta.url),
  'utf8',
)
const bakery = `# Brötchen vor sechs

The bakery at Linden Square bakes 1,200 rolls before six.

- Each driver shall scan the crate label at every shop.
- The oven must never go above 280 °C.
- Dough that rested for more than 18 hours must be thrown away.
- A shop may order until 21:00 by telephone.

How are public holidays counted?
`
const german = `# Bücherbus

Der Bücherbus fährt 14 Dörfer im Landkreis an.

1. Die Leserin muss ein Buch innerhalb von 28 Tagen zurückgeben.
2. Der Fahrer darf nicht ohne Begleitung abfahren.
3. Das Bibliothekssystem soll jeden Abend die Ausleihen sichern.

Wer bezahlt verlorene Bücher?
`
const chinese = `# 图书馆

读者必须在二十八天内归还图书。
司机不得单独驾驶流动图书车。
系统应该每天晚上备份借阅记录。
`

let runtime: Runtime
beforeAll(async () => {
  const config = parseConfig('tenant: { id: shed }\nstore: { use: memory }\n', 'fcc.yaml')
  runtime = await createRuntime({ config, plugins: [coreCatalogue, deterministic] })
})
afterAll(() => runtime.close())

interface Outcome {
  readonly run: RunRecord
  readonly texts: Readonly<Record<string, string>>
}

async function outcomeOf(brief: string): Promise<Outcome> {
  const session = runtime.tenant('shed').as({ kind: 'human', id: 'ada', roles: [] })
  const handle = await session.start('GEN-001', { brief })
  const run = await handle.finished()
  const texts: Record<string, string> = {}
  for (const name of Object.keys(run.released)) {
    texts[name] = (await session.outcome(run.id, name)).text
  }
  return { run, texts }
}

/** The sentences of an outcome: lines of prose, items and rows, without headings, diagrams and the closing line. */
function sentencesOf({ texts }: Outcome): ReadonlySet<string> {
  const prose = Object.values(texts).map((text) => text.replace(/^```[\s\S]*?^```/gm, ''))
  const lines = prose.flatMap((text) => text.split('\n'))
  return new Set(
    lines.filter((line, index) => {
      const isHead = /^\|---/.test(lines[index + 1] ?? '')
      return /\p{L}{2}/u.test(line) && !/^#|no model spoke\.$/.test(line) && !isHead
    }),
  )
}

describe('the main job without a model', () => {
  it('carries every figure and name of a realistic brief into its outcomes, each with its line', async () => {
    const { run, texts } = await outcomeOf(toolLibrary)
    expect([run.state, run.reasons]).toEqual(['completed', []])
    const inventory = texts['research-inventory'] ?? ''
    for (const fact of [
      ...['30 households', '140 tools', '14 days', '3 tools', '2 days', '7 days', '48 hours'],
      ...['20 EUR', '10 EUR', '12 months', '02:30', 'BS EN 131', 'UK GDPR', 'Raspberry Pi', 'LS-4'],
    ]) {
      expect(inventory).toContain(fact)
    }
    for (const name of ['research-inventory', 'blueprints-specs', 'runbook', 'user-guide']) {
      const text = texts[name]
      expect(text).toContain('reserve a tool for up to 14 days')
      expect(text).toContain('[brief:12]')
    }
  })

  it('measures its gates in shares, and says which constraints nobody checked', async () => {
    const { run } = await outcomeOf(toolLibrary)
    const checks = Object.values(run.gates).flatMap((gate) => gate.checks)
    const reasonOf = (id: string) => checks.find((check) => check.id === id)?.reason
    expect(reasonOf('traced')).toBe(
      '22 of 22 statements of brief are cited under Traceability matrix',
    )
    expect(reasonOf('constraints')).toBe('all 2 of RC are kept, 2 not checked')
  })

  it('gives the same bytes for the same brief, and for any line ends', async () => {
    const first = await outcomeOf(toolLibrary)
    const second = await outcomeOf(toolLibrary)
    expect(second.texts).toEqual(first.texts)
    const { texts } = await outcomeOf(toolLibrary.replaceAll('\n', '\r\n'))
    expect(texts['user-guide']).toBe(first.texts['user-guide'])
  })

  it('shares at most a tenth of its sentences between unrelated briefs, however short', async () => {
    const short = [
      'Forty tools must be shared among thirty households.',
      'The choir meets every Tuesday in the town hall.',
    ]
    for (const [one, other] of [
      [toolLibrary, bakery],
      [bakery, german],
      [short[0] ?? '', short[1] ?? ''],
    ]) {
      const [first, second] = [
        sentencesOf(await outcomeOf(one ?? '')),
        sentencesOf(await outcomeOf(other ?? '')),
      ]
      const shared = [...first].filter((sentence) => second.has(sentence))
      expect(first.size).toBeGreaterThan(5)
      expect(shared.length / Math.min(first.size, second.size)).toBeLessThanOrEqual(0.1)
    }
  })

  it.each([
    ['German', german, ['28 Tagen |', 'demand (must not)', '[brief:7]']],
    ['Chinese', chinese, ['demand (must)', '不得', '[brief:4]']],
    ['one of numbered lists, tables and questions', bakery, ['1,200 rolls', '280 °C', '21:00']],
    ['one sentence', 'Share forty tools among thirty households.', ['forty tools', '[brief:1]']],
    ['questions alone', 'Which pumps fail most often in winter?', ['[brief:1]', 'question']],
  ])('works on a brief in %s', async (_, brief, facts) => {
    const { run, texts } = await outcomeOf(brief)
    expect([run.state, run.reasons]).toEqual(['completed', []])
    for (const fact of facts) expect(texts['research-inventory']).toContain(fact)
  })

  it.each([
    ['one letter', 'x'],
    ['a greeting', 'Hello everybody, good morning!'],
    ['a greeting of another language', '你好'],
    ['white space that a reader cannot see', '\u200b \u2060'],
    ['headings alone', '# Goal\n\n## Users\n'],
    ['what no reader sees', '<!-- The clerk must obey. -->'],
  ])('ends at the first gate with a brief of %s', async (_, brief) => {
    const { run } = await outcomeOf(brief)
    expect([run.state, run.reasons.map(({ kind, id }) => [kind, id])]).toEqual([
      'rejected',
      [['gate', 'core-catalog/QG-RC-001']],
    ])
    expect(run.released).toEqual({})
  })

  it('works on 100 kB in time that grows with their length', async () => {
    const line = (index: number) => `- Clerk ${index} must file ${index} forms each day.`
    const long = Array.from({ length: 2_400 }, (_, index) => line(index)).join('\n')
    expect(long.length).toBeGreaterThan(100_000)
    // Quadratic time would be minutes.
    const { run, texts } = await outcomeOf(long)
    expect([run.state, run.reasons]).toEqual(['completed', []])
    expect(texts['user-guide']).toContain('The runbook has')
  })
})
