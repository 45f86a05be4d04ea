import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { benchError } from '../diagnostics.ts'

/** The text with what is between two markers replaced; `undefined` where the markers are not there once, in order. */
export function replaceSection(text: string, name: string, content: string): string | undefined {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [before, rest, ...more] = text.split(start)
  const [, after, ...others] = rest?.split(end) ?? []
  if (before === undefined || after === undefined || more.length > 0 || others.length > 0) {
    return undefined
  }
  return `${before}${start}\n${content}\n${end}${after}`
}

/** Writes a section of a page that a person wrote the rest of. @throws FccError FCC_BENCH_BAD_FILE */
export function writeSection(file: URL, name: string, content: string): void {
  const text = replaceSection(readFileSync(file, 'utf8'), name, content)
  if (text === undefined) {
    throw benchError.badFile(fileURLToPath(file), `it must have <!-- ${name} --> and its end once`)
  }
  writeFileSync(file, text)
}
