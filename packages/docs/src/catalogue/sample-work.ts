import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type ModelCall,
  type ModelRequest,
  type Persona,
  type Provider,
  personaText,
  providers,
  textPart,
} from '@fcc/contracts'
import { parse } from 'yaml'
import type { OwnPlugin } from '../plugins/own-plugins.ts'
import { repository } from '../source/repository.ts'

/** What a persona was given, and what was written in its name. */
export interface SampleWork {
  readonly brief: string
  readonly text: string
}

/** Writes a sample in the name of a persona of the shared catalogue; nothing where it has no brief. */
export type WriteSample = (persona: Persona) => Promise<SampleWork | undefined>

const fixture = (name: string): string =>
  readFileSync(join(repository, 'plugins/core-catalog/fixtures', name), 'utf8')

/** Samples by the deterministic provider, on the brief that the persona's own tests use. */
export function sampleWriter(plugins: readonly OwnPlugin[]): WriteSample {
  const briefs = parse(fixture('briefs/briefs.yaml')) as Readonly<Record<string, string>>
  const common = fixture('tool-library.md')
  const deterministic = plugins.find(({ plugin }) => plugin.id === 'provider-deterministic')
  const provider = deterministic?.contributions.find(({ point }) => point.id === providers.id)
    ?.value as Provider<unknown> | undefined
  const settings = deterministic?.plugin.settings?.['~standard'].validate({})
  return async (persona) => {
    if (provider?.generate === undefined || settings === undefined) return undefined
    const brief = briefs[persona.code] ?? common
    const request: ModelRequest = {
      messages: [
        { role: 'system', parts: [textPart(personaText(persona), 'persona', persona.code)] },
        { role: 'user', parts: [textPart(brief, 'input', 'brief', 'text/markdown')] },
      ],
      tools: [],
      wanted: { name: 'work', mediaType: 'text/markdown' },
      seed: 'catalogue',
      limits: {},
    }
    const parsed = (await settings) as { readonly value?: unknown }
    const call = { settings: parsed.value, signal: new AbortController().signal }
    const answer = await provider.generate(request, call as unknown as ModelCall<unknown>)
    return {
      brief,
      text: answer.parts.map((part) => (part.kind === 'text' ? part.text : '')).join(''),
    }
  }
}
