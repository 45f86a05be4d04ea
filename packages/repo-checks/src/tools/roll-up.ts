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
 * hash: they are renamed in order of appearance, so that a changed hash alone is no change.
 *
 * @example
 * rollUp('index.d.ts', (name) => readFileSync(join(dist, name), 'utf8'))
 */
export function rollUp(entry: string, read: ReadDeclarations): RollUp {
  const names = new Map([[entry, entry]])
  const missing: string[] = []
  const parts: string[] = []
  for (const name of names.keys()) {
    const text = read(name)
    if (text === undefined) {
      missing.push(name)
      continue
    }
    const renamed = text.replace(relativeModule, (_whole, quote: string, module: string) => {
      const chunk = `${module}.d.ts`
      if (!names.has(chunk)) names.set(chunk, `chunk-${names.size}.d.ts`)
      return `${quote}./${names.get(chunk)?.replace(/\.d\.ts$/, '.js')}${quote}`
    })
    const heading = name === entry ? [] : [`// ${names.get(name)}`]
    parts.push([...heading, renamed.replace(/\r\n/g, '\n').trim()].join('\n'))
  }
  return { text: `${parts.join('\n\n')}\n`, missing }
}
