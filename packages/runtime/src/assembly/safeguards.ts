import { hash } from 'node:crypto'
import {
  type Constitution,
  constitutions,
  type Detector,
  detectors,
  type FactNamespace,
  facts,
  type LabelScheme,
  labelSchemes,
} from '@fcc/contracts'
import type { Contribution } from '@fcc/plugin-api'

/** Contributions by point id. */
type ByPoint = ReadonlyMap<string, readonly Contribution<unknown>[]>

/** Owner → the safeguards it has. */
export type Safeguards = Readonly<Record<string, readonly string[]>>

/**
 * What each owner has that guards, by what it says: an entry for each constitution, detector, label scheme
 * and namespace of facts, `constitutions/house/rules`, and one for each thing in it that decides,
 * `constitutions/house/rules#no-names 8PzG…`, with a digest of what decides and not of what people read. So
 * a rule that is emptied, weakened or taken out under the same id is missed, and one more is not.
 */
export function safeguardsOf(...sources: readonly ByPoint[]): Safeguards {
  const guarded: Record<string, string[]> = {}
  for (const contributions of sources) {
    for (const [point, partsOf] of guards) {
      for (const { id, value, origin } of contributions.get(point) ?? []) {
        const whole = `${point}/${id}`
        const parts = partsOf(value).map(([name, ...deciding]) =>
          deciding.length === 0 ? `${whole}#${name}` : `${whole}#${name} ${digestOf(deciding)}`,
        )
        guarded[origin.pluginId] = [...(guarded[origin.pluginId] ?? []), whole, ...parts].sort()
      }
    }
  }
  return guarded
}

/**
 * What was accepted of an owner and is not present, as people read it: a constitution that is gone as
 * one, and not as each of its rules. Pure.
 */
export function missingSafeguards(
  accepted: readonly string[],
  present: readonly string[] = [],
): readonly string[] {
  const here = new Set(present)
  const gone = accepted.filter((entry) => !here.has(entry))
  const wholes = new Set(gone.filter((entry) => !entry.includes('#')))
  const parts = gone.filter((entry) => !wholes.has(entry.split('#')[0] ?? ''))
  return [...new Set([...wholes, ...parts].map(safeguardName))].sort()
}

/** A safeguard as people read it, without its digest. */
function safeguardName(entry: string): string {
  const [what = '', name] = entry.split('#')
  return name === undefined ? what : `${name.split(' ')[0]} of ${what}`
}

/** A part's name, and what of it decides; where that is nothing, its being there is all. */
type Part = readonly [name: string, ...deciding: readonly unknown[]]

const guards: readonly (readonly [point: string, partsOf: (value: unknown) => readonly Part[]])[] =
  [
    [
      constitutions.id,
      (value) => {
        const { rules = [], permits = [], separations = [], retention = [] } = value as Constitution
        return [
          ...rules.map(
            ({ id, tier, at, when, remedy, approvableBy, waivableBy, ifMissing }): Part => [
              id,
              ...[tier, at, when, remedy, approvableBy, waivableBy, ifMissing],
            ],
          ),
          ...separations.map(({ id, duties }): Part => [id, duties]),
          ...retention.map(
            ({ records, keepDays }): Part => [`retention ${records}`.replace(' ', '.'), keepDays],
          ),
          // One more permit is less of a safeguard, so all are one part.
          ['permits', permits.map(({ id, at, label, when }) => [id, at, label, when])],
        ]
      },
    ],
    [
      detectors.id,
      (value) => ((value as Detector).categories ?? []).map((category): Part => [category]),
    ],
    [
      labelSchemes.id,
      (value) => {
        const { levels = [], categories = [], classify = [] } = value as LabelScheme
        return [
          ['levels', levels],
          ...categories.map((category): Part => [category]),
          ...classify.map((each): Part => [each.finding, each]),
        ]
      },
    ],
    [
      facts.id,
      (value) =>
        Object.entries((value as FactNamespace).facts ?? {}).map(
          ([name, fact]): Part => [name, fact],
        ),
    ],
  ]

/** A short digest: it tells versions apart, and hides nothing. */
function digestOf(deciding: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(deciding) ?? '', 'base64url').slice(0, 16)
}
