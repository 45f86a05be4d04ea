import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeCommands } from '@fcc/cli'
import { INTERVENTION_POINTS } from '@fcc/contracts'
import { expect, it } from 'vitest'
import { collectPoints } from './points/collect-points.ts'
import { docsFolder, publishedPackages, sourcesOf } from './source/repository.ts'

const page = readFileSync(join(docsFolder, 'not-there-yet.md'), 'utf8')
const packages = publishedPackages().map(({ fields }) => fields.name)

it('names no point as absent that there is', () => {
  const absent = [...page.matchAll(/No contribution point for ([a-z ]+)/g)].map(([, name]) => name)
  const ids = collectPoints().map(({ point }) => point.id.replace('-', ' '))
  expect(ids).toContain('vocabularies')
  expect(ids.filter((id) => absent.includes(id))).toEqual([])
})

it('names the places at which no rule fires, and no others', () => {
  const watched = sourcesOf('packages/simulation').find(({ path }) =>
    path.endsWith('/watched-points.ts'),
  )?.text
  const idle = INTERVENTION_POINTS.filter((point) => !watched?.includes(`'${point}'`))
  expect(idle).toHaveLength(2)
  for (const point of idle) expect(page).toContain(`\`${point}\``)
})

it('says that executors, transports and providers are missing while no package contributes them', () => {
  const bringing = (word: RegExp) => packages.filter((name) => word.test(name))
  expect(bringing(/executor-/)).toEqual(['@fcc/plugin-executor-bullmq'])
  expect(bringing(/events-/)).toEqual([
    '@fcc/plugin-events-kafka',
    '@fcc/plugin-events-nats',
    '@fcc/plugin-events-redis',
  ])
  expect(bringing(/store-/)).toEqual(['@fcc/plugin-store-postgres'])
  expect(bringing(/provider/)).toEqual([
    '@fcc/plugin-provider-ai-sdk',
    '@fcc/plugin-provider-deterministic',
    '@fcc/plugin-provider-local',
  ])
})

it('names no command of its own for what `fcc store` does, nor for what there is not', async () => {
  const names = (await describeCommands()).map(({ name }) => name.split(' ')[0])
  expect(names.filter((name) => /^(backup|restore|copy|move)$/.test(name ?? ''))).toEqual([])
})
