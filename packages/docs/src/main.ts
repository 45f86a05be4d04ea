import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createReference } from './reference.ts'
import { docsFolder } from './source/repository.ts'

const [act = ''] = process.argv.slice(2)
const { pages, problems } = await createReference()

if (act === 'write') {
  rmSync(join(docsFolder, 'reference'), { recursive: true, force: true })
  for (const { path, text } of pages) {
    const file = join(docsFolder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  console.log(`${pages.length} pages of reference`)
} else if (act === 'check') {
  console.log(JSON.stringify({ pages: pages.length, problems }))
} else {
  console.error('Say write or check.')
  process.exitCode = 2
}
