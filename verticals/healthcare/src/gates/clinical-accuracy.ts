import type { Issue, Validator } from '@fcc/contracts'
import { judgeCodes } from '../codes/judge-codes.ts'
import type { Settings } from '../settings.ts'
import { limited } from './table-issues.ts'

/** Units that people write and UCUM writes otherwise, or that were read wrongly with harm. */
const OTHERWISE: Readonly<Record<string, string>> = {
  cc: 'mL',
  gm: 'g',
  iu: '[iU]',
  mcg: 'ug',
  u: '[iU]',
  µg: 'ug',
  μg: 'ug',
  units: '[iU]',
  unit: '[iU]',
}

/** Doses and their units, as recommendations write them. */
const DOSE =
  /(?<![\p{L}\p{N}.,])(\d{1,6}(?:[.,]\d{1,4})?)\s?(mg|mcg|[µμ]g|ug|g|gm|kg|mL|ml|L|cc|mmol|mEq|units?|IU|U|%)(?:\/(?:kg|h|hr|min|day|d|dose|mL))?(?![\p{L}\p{N}])/gu

/**
 * Names what of a recommendation can be told to be wrong without a model: doses that are in no source, units
 * that are read wrongly, codes that cannot be codes. Whether each recommendation has its evidence is a check of its gate.
 *
 * Source: ISMP, List of Error-Prone Abbreviations (units); UCUM (units of measure).
 */
export const clinicalAccuracy: Validator<Settings> = {
  id: 'fcc-healthcare/clinical-accuracy',
  title: 'Doses, units and codes of a recommendation',
  validate({ text, inputs, name }) {
    const sources = Object.values(inputs).filter((input) => input.name !== name)
    const known = new Set(sources.flatMap((source) => dosesOf(source.text).map(({ dose }) => dose)))
    const doses = dosesOf(text)
    return limited([
      ...doses.flatMap(({ dose, span }): readonly Issue[] =>
        known.has(dose)
          ? []
          : [
              {
                code: 'dose-in-no-source',
                severity: 'error',
                message: 'A dose is in none of the sources.',
                span,
              },
            ],
      ),
      ...doses.flatMap(({ unit, span }): readonly Issue[] => {
        const ucum = Object.hasOwn(OTHERWISE, unit.toLowerCase())
          ? OTHERWISE[unit.toLowerCase()]
          : undefined
        return ucum === undefined
          ? []
          : [
              {
                code: 'unit-not-ucum',
                severity: 'warning',
                message: `A unit is ${ucum} in UCUM.`,
                span,
              },
            ]
      }),
      ...judgeCodes(text).flatMap(({ mention, outcome }): readonly Issue[] =>
        outcome === 'malformed'
          ? [
              {
                code: 'code-malformed',
                severity: 'error',
                message: `Line ${mention.line} holds a code that ICD-10-CM cannot have.`,
                span: { start: mention.start, end: mention.start + mention.written.length },
              },
            ]
          : [],
      ),
    ])
  },
}

function dosesOf(text: string) {
  return [...text.matchAll(DOSE)].map((match) => {
    const [whole, number = '', unit = ''] = match
    const written = unit.toLowerCase()
    const plain = Object.hasOwn(OTHERWISE, written) ? (OTHERWISE[written] ?? '') : written
    return {
      unit,
      dose: `${Number(number.replace(',', '.'))} ${plain.toLowerCase()}`,
      span: { start: match.index, end: match.index + whole.length },
    }
  })
}
