import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as contracts from '@fcc/contracts'
import * as api from '@fcc/plugin-api'
import type { OwnPlugin } from '../plugins/own-plugins.ts'
import { type Declaration, declarationsOf } from '../source/declarations.ts'
import { docsFolder } from '../source/repository.ts'

/** What a token is for; each has a part of the page and an example. */
export const TOKEN_KINDS = ['hooks', 'events', 'services'] as const
export type TokenKind = (typeof TOKEN_KINDS)[number]

/** A token of a hook, an event or a service that plugins may import. */
export interface TokenEntry {
  readonly kind: TokenKind
  readonly id: string
  /** The name to import, and from where. */
  readonly name: string
  readonly package: string
  /** How taps combine, or the version of an interface. */
  readonly detail: string
  readonly declaration: Declaration | undefined
}

/** The tokens with an example for each kind of them. */
export interface Tokens {
  readonly entries: readonly TokenEntry[]
  readonly examples: Readonly<Record<TokenKind, string>>
}

/** Every token that `@fcc/contracts`, `@fcc/plugin-api` and our plugins' `provides` have. */
export function collectTokens(plugins: readonly OwnPlugin[]): Tokens {
  const exported = [
    ...entriesOf('@fcc/contracts', 'packages/contracts', contracts),
    ...entriesOf('@fcc/plugin-api', 'packages/plugin-api', api),
  ]
  const provided = plugins.flatMap(({ plugin, found }) =>
    plugin.provides.map(
      ({ id, version }): TokenEntry => ({
        kind: 'services',
        id,
        name: '',
        package: found.fields.name,
        detail: version,
        declaration: undefined,
      }),
    ),
  )
  const exampleOf = (kind: TokenKind): string =>
    readFileSync(join(docsFolder, `src/examples/tokens/${kind}.ts`), 'utf8').trim()
  return {
    entries: [...exported, ...provided],
    examples: {
      hooks: exampleOf('hooks'),
      events: exampleOf('events'),
      services: exampleOf('services'),
    },
  }
}

function entriesOf(name: string, folder: string, exported: object): readonly TokenEntry[] {
  const declarations = declarationsOf(folder)
  return Object.entries(exported).flatMap(([token, value]): TokenEntry[] => {
    const described = describeToken(value)
    if (described === undefined) return []
    return [{ ...described, name: token, package: name, declaration: declarations.get(token) }]
  })
}

const kinds: Readonly<Record<string, TokenKind>> = {
  'fcc.hook': 'hooks',
  'fcc.event': 'events',
  'fcc.service': 'services',
}

function describeToken(value: unknown): Pick<TokenEntry, 'kind' | 'id' | 'detail'> | undefined {
  const token = value as { '~kind'?: string; id: string; hook?: string; version?: string } | null
  const kind = kinds[token?.['~kind'] ?? '']
  if (kind === undefined || token == null) return undefined
  return { kind, id: token.id, detail: token.hook ?? token.version ?? '' }
}
