/**
 * Writes `data/vocabulary/icd-10-cm-words.txt`: every word of two letters or more that the long
 * titles of an ICD-10-CM order file hold in lower case. Names of people and places keep their
 * capital there, so none of them comes along.
 *
 *     node scripts/generate-icd-10-cm-words.ts ORDER_FILE.txt.gz
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const source = process.argv[2]
if (!source) throw new Error('Name the gzipped order file as the first argument.')
const packed = readFileSync(source)
const text = gunzipSync(packed).toString('latin1')
const words = new Set<string>()
for (const line of text.split(/\r?\n/)) {
  for (const [word] of line.slice(77).matchAll(/(?<![A-Za-z])[a-z]{2,}(?![A-Za-z])/g)) {
    words.add(word)
  }
}
const digest = createHash('sha256').update(packed).digest('hex')
const header = [
  '# Generated: words of the long titles of ICD-10-CM, in lower case. Public domain (United States).',
  `# Source: CMS ICD-10-CM order file, January 2021; SHA-256 of the gzipped file ${digest}.`,
]
const target = new URL('../data/vocabulary/icd-10-cm-words.txt', import.meta.url)
writeFileSync(target, `${[...header, ...[...words].sort()].join('\n')}\n`)
