import { z } from 'zod'
import { runTool } from '../tools/run-tool.ts'
import type { NameStanding, ScopeStanding } from './name-owners.ts'

const maintainers = z.union([z.string(), z.array(z.string())])
const members = z.record(z.string(), z.string())

/** Asks a registry by npm, with the caller's own settings and token, and one name after the other. */
export interface RegistryQuestions {
  /** @throws Error where nobody is signed in */
  who(): Promise<string>
  name(name: string): Promise<NameStanding>
  scope(scope: string): Promise<ScopeStanding>
}

/** @param registry its address; where absent, the one of npm's settings */
export function askRegistry(folder: string, registry?: string): RegistryQuestions {
  const npm = async (...words: readonly string[]) =>
    runTool(folder, 'npm', [...words, ...(registry === undefined ? [] : ['--registry', registry])])
  return {
    async who() {
      const { code, output } = await npm('whoami')
      if (code !== 0)
        throw new Error(
          `Nobody is signed in at ${registry ?? 'the registry of npm’s settings'}: npm login.`,
        )
      return lastLine(output.replace(/^npm (?:warn|notice)\b.*$/gim, ''))
    },
    async name(name) {
      const { code, output } = await npm('view', name, 'maintainers', '--json')
      if (/E404/.test(output)) return { kind: 'free' }
      if (code !== 0) return { kind: 'unknown', why: lastLine(output) }
      const parsed = maintainers.safeParse(parseJson(output))
      if (!parsed.success) return { kind: 'unknown', why: 'no maintainers are told' }
      return { kind: 'taken', maintainers: [parsed.data].flat().map(nameOf) }
    },
    async scope(scope) {
      const { code, output } = await npm('org', 'ls', scope.replace('@', ''), '--json')
      if (code !== 0) return { kind: 'unknown', why: lastLine(output) }
      const parsed = members.safeParse(parseJson(output))
      if (!parsed.success) return { kind: 'unknown', why: 'no members are told' }
      const may = Object.entries(parsed.data).filter(([, role]) => role !== 'read-only')
      return { kind: 'known', members: may.map(([member]) => member) }
    },
  }
}

/** `ada <ada@example.org>` → `ada`. */
function nameOf(maintainer: string): string {
  return maintainer.replace(/\s*<.*$/, '')
}

/** What npm printed as JSON; its warnings, which quote names, stand before or behind it. */
export function parseJson(output: string): unknown {
  const lines = output.split('\n').filter((line) => !/^npm (?:warn|notice|error)\b/i.test(line))
  try {
    return JSON.parse(lines.join('\n'))
  } catch {
    return undefined
  }
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? 'npm said nothing'
}
