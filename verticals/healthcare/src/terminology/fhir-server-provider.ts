import type { ServiceResponse } from '@fcc/contracts'
import { z } from 'zod'
import { terminologyAnswerUnreadable } from '../diagnostics.ts'
import type { TerminologyProvider, TermOutcome } from './terminology-provider.ts'

/** How a skill reaches the server: governed at `egress`, and journaled. */
export type AskServer = (url: URL) => Promise<ServiceResponse>

const parametersSchema = z.object({
  resourceType: z.literal('Parameters'),
  parameter: z.array(
    z.object({
      name: z.string(),
      valueBoolean: z.boolean().optional(),
      valueString: z.string().optional(),
    }),
  ),
})

/**
 * Asks a server that speaks FHIR R4 whether a code is one of its system and what it is called there:
 * `CodeSystem/$validate-code`. What the server does not know (HTTP 4xx with an `OperationOutcome`) is
 * `unverifiable`, never valid.
 *
 * Source: HL7 FHIR R4, Terminology Service, section 4.7 ($validate-code).
 *
 * @param base where its resources are: `https://terminology.example.org/fhir`
 * @throws FccError `FCC_HEALTHCARE_TERMINOLOGY_UNREADABLE` where it answers something else; ProviderFailure where it fails
 */
export function fhirServerProvider(base: string, ask: AskServer): TerminologyProvider {
  return {
    id: 'fhir-server',
    async judge({ system, code, display, day }) {
      const url = new URL(`${base.replace(/\/$/, '')}/CodeSystem/$validate-code`)
      url.searchParams.set('url', system)
      url.searchParams.set('code', code)
      if (display !== undefined) url.searchParams.set('display', display)
      if (day !== undefined) url.searchParams.set('date', day)
      const response = await ask(url)
      return response.status >= 400 ? 'unverifiable' : readAnswer(response, display !== undefined)
    },
  }
}

function readAnswer(response: ServiceResponse, isDisplayAsked: boolean): TermOutcome {
  let parsed: z.ZodSafeParseResult<z.output<typeof parametersSchema>>
  try {
    parsed = parametersSchema.safeParse(response.json())
  } catch {
    throw terminologyAnswerUnreadable('no JSON')
  }
  if (!parsed.success) throw terminologyAnswerUnreadable('no Parameters')
  const of = (name: string) => parsed.data.parameter.find((each) => each.name === name)
  const result = of('result')?.valueBoolean
  if (result === undefined) throw terminologyAnswerUnreadable('no result')
  const message = of('message')?.valueString
  // A wrong display is a message beside either result; without one a code that is not valid is not there.
  if (isDisplayAsked && message !== undefined && /display/i.test(message)) return 'display-mismatch'
  return result ? 'valid' : 'not-found'
}
