import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type PostgresServer,
  type RedisServer,
  startPostgres,
  startRedis,
} from '@fcc/local-servers'
import { CONFIG_FILE, parseConfig } from '@fcc/runtime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guidesFolder } from '../repository.ts'
import { compileGuides } from './compile-guides.test-support.ts'
import { createGuideProject, type Ended } from './guide-project.test-support.ts'
import { matchesOutput } from './matches-output.ts'
import { type GuideBlock, parseGuide } from './parse-guide.ts'

let server: PostgresServer | undefined
let redis: RedisServer | undefined
/** What the guide to a database says is set: the address of an administrator, and those of its two logins. */
const addresses = (): Readonly<Record<string, string>> =>
  server && redis
    ? {
        ADMIN_URL: server.adminUrl,
        FCC_DATABASE_URL: server.url('app', 'change-me', 'fcc'),
        FCC_MIGRATOR_URL: server.url('migrator', 'change-me', 'fcc'),
        FCC_ERASER_URL: server.url('eraser', 'change-me', 'fcc'),
        FCC_REDIS_URL: redis.url,
      }
    : {}

/** For whoever writes one: the beginning of its name, where the others need not be followed; all in CI. */
const meant = process.env.CI === undefined ? (process.env.FCC_GUIDE ?? '') : ''

const guides = readdirSync(guidesFolder)
  .filter((file) => file.endsWith('.md') && file.startsWith(meant))
  .map((name) => ({
    name,
    guide: parseGuide(readFileSync(join(guidesFolder, name), 'utf8')),
    project: createGuideProject(addresses),
  }))

/** How each command of each session ended. */
const sessions = new Map<GuideBlock, readonly Ended[]>()
/** For all guides together, in milliseconds, on a machine that is busy with other things. */
const PATIENCE_MS = 900_000

beforeAll(async () => {
  server = await startPostgres()
  redis = await startRedis()
  const waiting = [...guides]
  // The blocks of a guide follow one another; two guides are followed side by side.
  async function follow(): Promise<void> {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const block of next.guide.blocks) {
        if (block.kind === 'file') next.project.write(block)
        else if (block.kind === 'session')
          sessions.set(block, await next.project.session(block.steps))
      }
    }
  }
  await Promise.all([follow(), follow()])
}, PATIENCE_MS)
afterAll(async () => {
  for (const { project } of guides) project.remove()
  await Promise.all([server?.close(), redis?.close()])
})

describe.each(guides)('the guide $name, followed to the letter', ({ guide }) => {
  it('shows nothing that is not acted on', () => {
    expect(guide.problems).toEqual([])
    expect(guide.blocks.length).toBeGreaterThan(0)
  })

  const parts = guide.blocks.filter((block) => block.kind === 'part')
  it.each(parts)('shows what fcc.yaml may say in line $line', ({ text }) => {
    const whole = /^tenants?:/m.test(text) ? text : `${text}\ntenant: { id: shed }\n`
    expect(() => parseConfig(whole, join(guidesFolder, CONFIG_FILE))).not.toThrow()
  })

  const steps = guide.blocks.flatMap((block) =>
    block.kind === 'session' ? block.steps.map((step, index) => ({ ...step, block, index })) : [],
  )
  it.each(steps)('$command', ({ command, exitCode, output, block, index }) => {
    const actual = sessions.get(block)?.[index]
    expect(actual?.exitCode, `${command}\n${actual?.output}`).toBe(exitCode)
    if (output.length === 0 || matchesOutput(actual?.output ?? '', output)) return
    expect(actual?.output, `what ${command} shows`).toBe(output.join('\n'))
  })
})

describe('what the guides leave behind', () => {
  it(
    'compiles, in one strict program',
    () => {
      const projects = guides.map(({ project }) => join(project.directory, 'project'))
      expect(compileGuides(projects)).toBe('')
    },
    PATIENCE_MS,
  )
})
