/**
 * What `psql` is while a guide is run, so that no client of PostgreSQL has to be installed: runs the statements
 * of a file, each by itself. Refuses what it does not know.
 */
import { readFileSync } from 'node:fs'
import { Client } from 'pg'

const [address = '', ...words] = process.argv.slice(2)
const file = words.at(-1)
if (words.slice(0, -1).join(' ') !== '-q -f' || file === undefined) {
  console.error(`The stand-in does not know psql ${words.join(' ')}.`)
  process.exit(1)
}
const client = new Client({ connectionString: address })
await client.connect()
for (const each of readFileSync(file, 'utf8').split(';\n')) {
  if (each.trim() !== '') await client.query(each)
}
await client.end()
