import { type ChunkNames, chunkNamesOf, withListedNames } from './chunk-names.ts'
import { withLiteralsInOrder } from './literal-order.ts'

/** The declarations of one entry point as one text that changes only when they do. */
export interface RollUp {
  readonly text: string
  /** Declaration files it named and that do not exist. */
  readonly missing: readonly string[]
}

/** Reads a declaration file of the `dist` folder, or gives nothing where there is none. */
export type ReadDeclarations = (name: string) => string | undefined

const relativeModule = /(['"])\.\/([\w.-]+)\.js\1/g

/**
 * Joins an entry's declarations with those of the shared chunks it refers to. Builds name chunks by
 * hash and what they export by letters: chunks are renamed in order of appearance, names are those
 * inside, one per line, so that an addition is the only line that changes. Literals of a union come
 * in one order.
 *
 * @example
 * rollUp('index.d.ts', (name) => readFileSync(join(dist, name), 'utf8'))
 */
export function rollUp(entry: string, read: ReadDeclarations): RollUp {
  const texts = new Map<string, string>()
  const missing: string[] = []
  const waiting = new Set([entry])
  for (const name of waiting) {
    const text = read(name)?.replace(/\r\n/g, '\n')
    if (text === undefined) {
      missing.push(name)
      continue
    }
    texts.set(name, text)
    for (const [, , module] of text.matchAll(relativeModule)) waiting.add(`${module}.d.ts`)
  }
  const chunks = [...waiting].filter((name) => name !== entry)
  const inside = new Map<string, ChunkNames>(
    chunks.map((name) => [name, chunkNamesOf(texts.get(name) ?? '')]),
  )
  const parts = [...texts].map(([name, text]) => {
    const listed = withListedNames(text, {
      isChunk: name !== entry,
      chunkAt: (specifier) => inside.get(specifier.replace(/^\.\/(.*)\.js$/, '$1.d.ts')),
    })
    const renamed = listed.replace(relativeModule, (whole, quote: string, module: string) => {
      const place = chunks.indexOf(`${module}.d.ts`)
      return place < 0 ? whole : `${quote}./chunk-${place + 1}.js${quote}`
    })
    const heading = name === entry ? [] : [`// chunk-${chunks.indexOf(name) + 1}.d.ts`]
    return [...heading, renamed.trim()].join('\n')
  })
  return { text: withLiteralsInOrder(`${parts.join('\n\n')}\n`), missing }
}
