import type { Issue, Validator } from '@fcc/contracts'
import { definePoint, type PointShape } from '@fcc/plugin-api'
import { z } from 'zod'
import type { Settings } from './settings.ts'

/** Words of one trade, and what everybody says instead. */
export interface JargonList {
  readonly id: string
  readonly title: string
  /** Jargon → plain words, both in lower case. */
  readonly plain: Readonly<Record<string, string>>
}

interface JargonShape extends PointShape {
  readonly value: JargonList
}

/**
 * Where other packages add the jargon of their trade. A point of Acme's own: a package imports the token,
 * lists Acme's under `fcc.includes`, and contributes. A tenant writes a document with the key `jargon`.
 */
export const jargonLists = definePoint<JargonShape>({
  id: 'acme-plain-language/jargon-lists',
  version: 1,
  scope: 'assembly',
  combine: 'all-run',
  onFailure: 'drop',
  // A tenant writes `jargon: clinic` in a file of its own, and `plain` below it.
  document: 'jargon',
  schema: z.looseObject({ plain: z.record(z.string().min(1), z.string().min(1)) }),
})

/** Names every word that somebody's list has, with what to say instead. */
export const jargon: Validator<Settings> = {
  id: 'acme-plain-language/jargon',
  title: 'Jargon of a trade',
  validate({ text }, { tenant }) {
    const plain = new Map(
      tenant.contributions(jargonLists).flatMap(({ value }) => Object.entries(value.plain)),
    )
    return Array.from(text.matchAll(/\p{L}+/gu)).flatMap((match): readonly Issue[] => {
      const instead = plain.get(match[0].toLowerCase())
      if (instead === undefined) return []
      return [
        {
          code: 'jargon',
          severity: 'error',
          message: `Say "${instead}" instead.`,
          span: { start: match.index, end: match.index + match[0].length },
        },
      ]
    })
  },
}
