import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fetchNodeBuilds } from './node-builds.ts'
import type { PackageManager } from './package-manager.ts'
import { expectCode, runCommand } from './run-command.ts'
import { thirdPartyEnvironment } from './third-party-environment.ts'
import type { Setup } from './third-party-project.ts'

/** Everything trials share: builds of Node, package managers, and what they fetched once. */
export interface Workshop {
  readonly folder: string
  /** @throws Error where no build of that Node was fetched */
  setup(manager: PackageManager, node: string): Setup
}

/** What a workshop is made with. */
export interface WorkshopOptions {
  readonly folder: string
  readonly registry: string
  readonly nodes: readonly string[]
  /** `pnpm@10.34.9`: the one this workspace is pinned to. */
  readonly pnpm: string
}

/** Fetches builds of Node and the pinned pnpm. @throws Error where one cannot be had */
export async function openWorkshop(options: WorkshopOptions): Promise<Workshop> {
  const { folder, registry, nodes } = options
  const caches = join(folder, 'caches')
  const tools = join(folder, 'tools')
  mkdirSync(tools, { recursive: true })
  writeFileSync(join(tools, 'package.json'), '{ "private": true }\n')
  const env = thirdPartyEnvironment(process.env, { binaries: [], registry, manager: 'npm', caches })
  const [builds, installed] = await Promise.all([
    fetchNodeBuilds(nodes, { folder: join(folder, 'nodes'), env }),
    runCommand({ folder: tools, words: ['npm', 'install', options.pnpm], env }),
  ])
  expectCode(installed, 0)

  return {
    folder,
    setup(manager, node) {
      const build = builds.get(node)
      if (build === undefined) throw new Error(`Node ${node} was not fetched.`)
      const binaries = [build, join(tools, 'node_modules/.bin')]
      return {
        name: `${manager.name} on Node ${node}`,
        manager,
        env: thirdPartyEnvironment(process.env, {
          binaries,
          registry,
          manager: manager.name,
          caches,
        }),
      }
    },
  }
}
