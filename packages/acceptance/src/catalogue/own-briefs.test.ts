import { subjectOf } from '@fcc/conformance'
import {
  type Gate,
  type GateOutcome,
  type ModelCall,
  type ModelRequest,
  type Persona,
  type Provider,
  personaText,
  textPart,
} from '@fcc/contracts'
import deterministic from '@fcc/plugin-provider-deterministic'
import { evaluateGate } from '@fcc/simulation'
import { describe, expect, it } from 'vitest'
import { coreCatalogue, fixture, yamlFixture } from './core-catalogue.test-support.ts'

const contributed = await coreCatalogue()
const personas = [...(contributed.get('personas')?.values() ?? [])] as Persona[]
const gates = contributed.get('gates') as ReadonlyMap<string, Gate>
const briefs = yamlFixture('briefs/briefs.yaml') as Readonly<Record<string, string>>
const toolLibrary = fixture('tool-library.md')
const briefOf = (persona: Persona): string => briefs[persona.code] ?? toolLibrary

let provider: Provider<unknown> | undefined
deterministic.setup({
  contribute: (_: unknown, value: unknown) => {
    provider = value as Provider<unknown>
  },
} as unknown as Parameters<typeof deterministic.setup>[0])

/** What the deterministic provider writes in a persona's name. */
async function written(persona: Persona, brief: string): Promise<string> {
  const request: ModelRequest = {
    messages: [
      { role: 'system', parts: [textPart(personaText(persona), 'persona', persona.code)] },
      { role: 'user', parts: [textPart(brief, 'input', 'brief', 'text/markdown')] },
    ],
    tools: [],
    wanted: { name: 'work', mediaType: 'text/markdown' },
    seed: 'seed',
    limits: {},
  }
  const settings = { maxQuoteLength: 240, maxAnswers: 12, maxNames: 40, maxGuideWords: 4_000 }
  const call = { settings, signal: new AbortController().signal } as unknown as ModelCall<unknown>
  const answer = await provider?.generate?.(request, call)
  return answer?.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('') ?? ''
}

/** Judges a text as the work of a persona, by the gate of its own or else by that of all. */
async function judged(
  persona: Persona,
  work: { readonly text: string; readonly brief: string },
  gateId = gates.has(`core-catalog/QG-${persona.code}-001`)
    ? `QG-${persona.code}-001`
    : 'QG-RISCEAR-001',
): Promise<GateOutcome> {
  const subject = subjectOf({ text: work.text, persona, inputs: { brief: work.brief } })
  const ports = { signal: new AbortController().signal } as Parameters<typeof evaluateGate>[2]
  const gate = gates.get(`core-catalog/${gateId}`) as Gate
  return (await evaluateGate(gate, { subject, address: 'work' }, ports)).outcome
}

const works = new Map<string, string>()
for (const persona of personas) works.set(persona.code, await written(persona, briefOf(persona)))
const next = (index: number): Persona => personas[(index + 1) % personas.length] as Persona

/** Codes of those whose work passes, where it should or should not. */
async function passing(
  of: (
    persona: Persona,
    index: number,
  ) => { readonly text: string; readonly brief: string; readonly gate?: string },
): Promise<readonly string[]> {
  const passed: string[] = []
  for (const [index, persona] of personas.entries()) {
    const { gate, ...work } = of(persona, index)
    const { passed: isPassed } = await judged(persona, work, gate)
    if (isPassed) passed.push(persona.code)
  }
  return passed
}

describe('what code writes in a persona’s name', () => {
  const workOf = ({ code }: Persona): string => works.get(code) ?? ''

  it('passes that persona’s gate on its own brief', async () => {
    const passed = await passing((persona) => ({ text: workOf(persona), brief: briefOf(persona) }))
    expect(personas.map(({ code }) => code).filter((code) => !passed.includes(code))).toEqual([])
  })

  it('passes the gate of all personas, too', async () => {
    const passed = await passing((persona) => ({
      text: workOf(persona),
      brief: briefOf(persona),
      gate: 'QG-RISCEAR-001',
    }))
    expect(personas.map(({ code }) => code).filter((code) => !passed.includes(code))).toEqual([])
  })

  it('does not pass where the brief is another persona’s', async () => {
    const passed = await passing((persona, index) => ({
      text: workOf(persona),
      brief: persona.category === 'core' ? (briefs.UMC ?? '') : briefOf(next(index)),
    }))
    expect(passed).toEqual([])
  })

  it('does not pass where the work is borrowed from another persona', async () => {
    const passed = await passing((_, index) => ({
      text: workOf(next(index)),
      brief: briefOf(next(index)),
    }))
    expect(passed).toEqual([])
  })

  it('does not pass where the sections were emptied', async () => {
    const passed = await passing((persona) => ({
      text: workOf(persona)
        .split('\n')
        .filter((line) => line.startsWith('#'))
        .join('\n\n'),
      brief: briefOf(persona),
    }))
    expect(passed).toEqual([])
  })
})
