import { recordProfile } from '../profile/record-profile.ts'
import { openLoop } from './open-loop.ts'
import type { Facts, Side, Timing, Work } from './side.ts'
import { sideBySide } from './side-by-side.ts'

/**
 * Measures one run of a side. Garbage of whatever came before is collected first where the process
 * allows it (`--expose-gc`), so that no side pays for another run's.
 *
 * @param profileTo a folder that gets a CPU profile of the time under the stopwatch
 * @throws Error when the side does not use the stopwatch exactly once
 */
export async function timeSide(side: Side, work: Work, profileTo?: string): Promise<Timing> {
  let elapsed: Omit<Timing, 'facts'> | undefined
  let starts = 0
  let noted: number[] = []
  const took = (milliseconds: number): void => void noted.push(milliseconds)
  const stopwatch = async (act: () => Promise<void>): Promise<void> => {
    starts += 1
    globalThis.gc?.()
    const held = heldNow()
    const profile = profileTo === undefined ? undefined : await recordProfile(profileTo)
    const cpu = process.cpuUsage()
    // What warmed up is not what is measured.
    noted = []
    const begun = performance.now()
    await act()
    const milliseconds = performance.now() - begun
    const { user, system } = process.cpuUsage(cpu)
    const eachMilliseconds = noted
    noted = []
    await profile?.stop()
    globalThis.gc?.()
    const cpuMilliseconds = (user + system) / 1000
    elapsed = { milliseconds, cpuMilliseconds, heldBytes: heldNow() - held, eachMilliseconds }
  }
  const facts: Facts = await side.measure(work, {
    stopwatch,
    sideBySide,
    openLoop: (count, perSecond, job) => openLoop({ count, perSecond, job, took }),
    took,
  })
  if (starts !== 1 || elapsed === undefined) {
    throw new Error(`The stopwatch was used ${starts} times; a measurement uses it once.`)
  }
  return { ...elapsed, facts }
}

function heldNow(): number {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
