import type { Skill } from '@fcc/contracts'
import { z } from 'zod'
import { importedEdition } from '../codes/imported-edition.ts'
import { inputMissing, termsUnreadable } from '../diagnostics.ts'
import type { Settings } from '../settings.ts'
import { fhirServerProvider } from '../terminology/fhir-server-provider.ts'
import { ICD_10_CM_URI, syntaxProvider, tableProvider } from '../terminology/local-providers.ts'
import { judgeTerms, type Term } from '../terminology/terminology-provider.ts'

const id = 'fcc-healthcare/validate-terms'

const schema = z
  .array(
    z.strictObject({
      system: z.string().min(1).max(200),
      code: z.string().min(1).max(60),
      display: z.string().max(400).optional(),
      day: z.iso.date().optional(),
    }),
  )
  .max(1000)

/**
 * Judges terms: those of ICD-10-CM by the table that was imported, others by a server of terminology where the
 * tenant has one, and by their form where it has none.
 *
 * @throws FccError `FCC_HEALTHCARE_TERMS_UNREADABLE`, `FCC_HEALTHCARE_TERMINOLOGY_UNREADABLE`
 */
export function createValidateTermsSkill(): Skill<Settings> {
  return {
    id,
    title: 'Validate terms of code systems',
    says: '{valid} of {terms} terms valid, {doubtful} doubtful',
    input: ['terms'],
    output: ['term-report'],
    async run({ artifacts }, { settings, fetch, referenceData }) {
      const given = artifacts.terms
      if (!given) throw inputMissing(id, 'terms')
      const server = settings.terminologyServer
      const terms = readTerms(given.text)
      const edition = terms.some(({ system }) => system === ICD_10_CM_URI)
        ? await importedEdition({ referenceData }, undefined)
        : undefined
      const judged = await judgeTerms(terms, [
        ...(edition ? [tableProvider({ edition })] : []),
        ...(server === undefined
          ? []
          : [
              fhirServerProvider(server, (url) =>
                fetch(url, { headers: { accept: 'application/fhir+json' } }),
              ),
            ]),
        syntaxProvider,
      ])
      const lines = judged.map(
        ({ term, outcome, by }) => `- ${term.system} ${term.code}: ${outcome} (${by})`,
      )
      const valid = judged.filter(({ outcome }) => outcome === 'valid').length
      return {
        artifacts: { 'term-report': `# Terms\n\n${lines.join('\n')}\n` },
        measures: {
          terms: judged.length,
          valid,
          doubtful: judged.filter(({ outcome }) => !['valid', 'syntax-ok'].includes(outcome))
            .length,
        },
      }
    },
  }
}

function readTerms(text: string): readonly Term[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw termsUnreadable('it is no JSON')
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw termsUnreadable(
    `something is wrong at ${parsed.error.issues[0]?.path.join('.') || 'its root'}`,
  )
}
