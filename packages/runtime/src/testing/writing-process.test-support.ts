// Writes a file of content in a process of its own, and never ends it, so that it can be killed in between.
import { once } from 'node:events'
import { openContentFile } from '../files/content-file.ts'

const [file = ''] = process.argv.slice(2)
const out = openContentFile(file, { force: true })
if (!out.stream.write('a person’s words')) await once(out.stream, 'drain')
console.log('writing')
setInterval(() => undefined, 1000)
