import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { MissingServer } from '../local-server.ts'

/** The release whose jars are fetched from Maven Central. */
const VERSION = '4.3.1'

/** How long fetching them may take, in milliseconds. */
const FETCH_MS = 240_000

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>fcc</groupId>
  <artifactId>local-kafka</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${VERSION}</version></dependency>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka-tools</artifactId><version>${VERSION}</version></dependency>
  </dependencies>
</project>
`

/** Where a folder of caches of this user is. */
const CACHES = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache')

/** The folder with the broker's jars, outside the clone; they are fetched by Maven where it is not there yet. */
export async function jarsOfKafka(): Promise<string> {
  const folder = join(CACHES, 'fcc', `kafka-${VERSION}`)
  if (existsSync(folder)) return folder
  mkdirSync(dirname(folder), { recursive: true })
  // Whole or not at all: others may fetch at the same time.
  const scratch = mkdtempSync(`${folder}-`)
  try {
    writeFileSync(join(scratch, 'pom.xml'), POM)
    const words = ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=lib']
    await promisify(execFile)('mvn', words, { cwd: scratch, timeout: FETCH_MS }).catch(told)
    if (!existsSync(folder)) renameSync(join(scratch, 'lib'), folder)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  return folder
}

function told(error: NodeJS.ErrnoException): never {
  throw error.code === 'ENOENT' ? new MissingServer('mvn', 'maven', error) : error
}
