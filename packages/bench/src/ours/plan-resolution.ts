import { resolvePlan } from '@fcc/kernel'
import { API_VERSION, type FoundManifest, type Manifest, SPEC } from '@fcc/plugin-api'
import type { CreateSide } from '../sides/side.ts'

/** How many services a plugin needs at most: those of the three before it, where there are so many. */
const NEEDS = 3

/** Plans over as many manifests as told, each with a service of its own that those behind it need. */
export const createSide: CreateSide = async ({ manifests = '1000' }) => {
  const found = Array.from({ length: Number(manifests) }, (_, number) => manifestOf(number))
  return {
    async measure({ count, concurrency }, { stopwatch, sideBySide }) {
      let last = ''
      await stopwatch(() =>
        sideBySide(count, concurrency, async () => {
          const plan = resolvePlan({ manifests: found, apiVersion: API_VERSION, points: [] })
          if (plan.order.length !== found.length) throw new Error('A plugin was left out.')
          last = plan.order.at(-1)?.id ?? ''
        }),
      )
      return { manifests, last }
    },
  }
}

function manifestOf(number: number): FoundManifest {
  const id = pluginName(number)
  const before = Array.from({ length: Math.min(NEEDS, number) }, (_, back) => number - back - 1)
  const manifest: Manifest = {
    spec: SPEC,
    kind: 'plugin',
    id,
    api: `^${API_VERSION}`,
    needs: Object.fromEntries(before.map((other) => [`service-${other}`, '^1.0.0'])),
    optional: {},
    provides: { [`service-${number}`]: '1.2.0' },
    includes: [],
    points: {},
    contributes: {},
    permissions: [],
  }
  return { manifest, packageName: id, version: '1.0.0', location: `(bench ${id})` }
}

/** Names rise with the numbers, so that every planner has one order only to find. */
function pluginName(number: number): string {
  return `plugin-${String(number).padStart(6, '0')}`
}
