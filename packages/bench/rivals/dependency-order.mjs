import { DepGraph } from 'dependency-graph'
import satisfies from 'semver/functions/satisfies.js'

const NEEDS = 3
const nameOf = (number) => `plugin-${String(number).padStart(6, '0')}`

/** Orders as many manifests by what they need, each need held against the version that is there. */
export async function createSide({ manifests = '1000' }) {
  const found = Array.from({ length: Number(manifests) }, (_, number) => ({
    id: nameOf(number),
    provides: { [`service-${number}`]: '1.2.0' },
    needs: Object.fromEntries(
      Array.from({ length: Math.min(NEEDS, number) }, (_, back) => [
        `service-${number - back - 1}`,
        '^1.0.0',
      ]),
    ),
  }))

  function order() {
    const graph = new DepGraph()
    const providers = new Map()
    for (const manifest of found) {
      graph.addNode(manifest.id)
      for (const [service, version] of Object.entries(manifest.provides)) {
        providers.set(service, { id: manifest.id, version })
      }
    }
    for (const { id, needs } of found) {
      for (const [service, range] of Object.entries(needs)) {
        const provider = providers.get(service)
        if (!provider || !satisfies(provider.version, range))
          throw new Error(`${id} misses ${service}`)
        graph.addDependency(id, provider.id)
      }
    }
    return graph.overallOrder()
  }

  return {
    async measure({ count, concurrency }, { stopwatch, sideBySide }) {
      let last = ''
      await stopwatch(() =>
        sideBySide(count, concurrency, async () => {
          const ordered = order()
          if (ordered.length !== found.length) throw new Error('A plugin was left out.')
          last = ordered.at(-1)
        }),
      )
      return { manifests, last }
    },
  }
}
