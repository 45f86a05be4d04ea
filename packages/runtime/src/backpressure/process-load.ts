import { totalmem } from 'node:os'
import process from 'node:process'
import { getHeapStatistics } from 'node:v8'
import type { Figure } from './stages.ts'

/** How busy this process is. */
export interface ProcessLoad {
  /** How much of one core was used over the last while; over 1 where several threads work. */
  cpu(): Figure
  /** How much of its memory is used, as a share: of the heap, or of the machine or container. */
  memory(): Figure
}

/**
 * Looks at the process that it is called in.
 *
 * @param leastMs over how long the use of a core is measured at least, in milliseconds: a process that has just
 *   started was busy with that, and says nothing of its work
 */
export function createProcessLoad(
  leastMs: number,
  clock: () => number = () => performance.now(),
): ProcessLoad {
  let usage = process.cpuUsage()
  let at = clock()
  let known: Figure = { notMeasured: 'it has just begun to measure' }
  return {
    cpu() {
      const now = clock()
      if (now - at < leastMs) return known
      const { user, system } = process.cpuUsage(usage)
      known = { value: (user + system) / 1000 / (now - at) }
      usage = process.cpuUsage()
      at = now
      return known
    },
    memory() {
      const { used_heap_size: used, heap_size_limit: most } = getHeapStatistics()
      return {
        value: Math.max(used / most, process.memoryUsage.rss() / availableBytes(totalmem())),
      }
    },
  }
}

/** What the process may have at most: the limit of its container, or all of the machine. */
function availableBytes(machine: number): number {
  const limit = process.constrainedMemory?.() ?? 0
  // Where nothing constrains it, systems say 0 or more than there is.
  return limit > 0 && limit < machine ? limit : machine
}
