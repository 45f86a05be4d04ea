import {
  contributeCatalogue,
  type Detector,
  detectors,
  type Provider,
  providers,
  textAnswer,
} from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { z } from 'zod'

/** The id of the plugin, and of the provider in it. */
const BENCH_PLUGIN = 'bench'
export const INSTANT_PROVIDER = `${BENCH_PLUGIN}/instant`

/** A plugin of rules, one workflow, a detector and a provider, and how often the detector looked. */
export interface BenchPlugin {
  readonly plugin: ReturnType<typeof definePlugin>
  /** How many texts the detector has scanned so far. */
  scanned(): number
}

const badge = /\bB-\d{6}\b/g

/**
 * Makes what governs and does the measured runs. The provider answers at once, each step with a text
 * of its own that carries the input along, so that nothing can be remembered from run to run.
 */
export function createBenchPlugin(): BenchPlugin {
  let scanned = 0

  const detector: Detector = {
    id: `${BENCH_PLUGIN}/badge`,
    title: 'Badge numbers',
    version: '1',
    categories: ['secret/'],
    // A badge number and what stands beside it: answers may be shown while they are written.
    window: 16,
    detect(text) {
      scanned += 1
      return [...text.matchAll(badge)].map((match) => ({
        category: 'secret/badge',
        span: { start: match.index, end: match.index + match[0].length },
        confidence: 1,
        detector: `${BENCH_PLUGIN}/badge`,
      }))
    },
  }

  const instant: Provider = {
    id: INSTANT_PROVIDER,
    title: 'Answers at once',
    attributes: {
      location: 'in-process',
      region: 'here',
      agreements: [],
      cloud: 'on-premises',
      retentionDays: 0,
    },
    deterministic: true,
    models: ['instant'],
    generate({ messages, wanted }) {
      const parts = messages.flatMap((message) => message.parts)
      const input = parts.find((part) => part.kind === 'text' && part.source === 'input')
      const text = input?.kind === 'text' ? input.text : ''
      return textAnswer(stepText(wanted.name, text), {
        model: 'instant',
        usage: { inputTokens: 0, outputTokens: 0 },
      })
    },
  }

  return {
    plugin: definePlugin({
      id: BENCH_PLUGIN,
      // What tenants set differently when it is measured what each of them costs.
      settings: z.strictObject({ floor: z.string().default('ground') }),
      setup({ contribute }) {
        contributeCatalogue(contribute, {
          pluginId: BENCH_PLUGIN,
          folder: new URL('../../data/', import.meta.url),
        })
        contribute(detectors, detector)
        contribute(providers, instant)
      },
    }),
    scanned: () => scanned,
  }
}

/** What a step writes: its own name, and the line of the input. The rivals' steps write the same. */
function stepText(step: string, input: string): string {
  return `${step}: ${input.slice(input.indexOf(': ') + 2)}`
}

/** What run `number` starts with. */
export function inputText(number: number): string {
  return `a0: line ${number} of the input`
}
