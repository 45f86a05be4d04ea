import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createCatalogue } from './catalogue/catalogue.ts'
import { collectErrorSamples } from './errors/error-samples.ts'
import { loadOwnPlugins } from './plugins/own-plugins.ts'
import { recordDemo } from './recording/record.ts'
import { recordingPages } from './recording/recording-page.ts'
import { createReference } from './reference.ts'
import { docsFolder } from './source/repository.ts'

/** What is written anew each time, from the root of this package. */
const written = ['reference', 'catalogue', 'public/pictures']

const [act = ''] = process.argv.slice(2)
const { pages, problems } = await createReference()

if (act === 'write') {
  // One after the other: each has work for all the cores there are.
  const recording = recordingPages(await recordDemo())
  const catalogue = await createCatalogue(await loadOwnPlugins())
  for (const folder of written) rmSync(join(docsFolder, folder), { recursive: true, force: true })
  const samples = Object.fromEntries(collectErrorSamples())
  const files = [
    ...pages,
    ...catalogue.pages,
    ...catalogue.pictures,
    ...recording,
    { path: 'reference/error-samples.json', text: JSON.stringify(samples) },
  ]
  for (const { path, text } of files) {
    const file = join(docsFolder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  console.log(
    `${pages.length} pages of reference, ${catalogue.pages.length} of the catalogue, ${catalogue.pictures.length} pictures`,
  )
} else if (act === 'check') {
  console.log(JSON.stringify({ pages: pages.length, problems }))
} else {
  console.error('Say write or check.')
  process.exitCode = 2
}
