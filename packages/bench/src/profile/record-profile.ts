import { mkdirSync, writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { join } from 'node:path'

/** The name of the profile inside the folder asked for; the tools of V8 read it too. */
export const PROFILE_FILE = 'measured.cpuprofile'

const SAMPLING_MICROSECONDS = 250

/** Profiles this thread until `stop`, which writes the file. */
export async function recordProfile(folder: string): Promise<{ stop(): Promise<void> }> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: SAMPLING_MICROSECONDS })
  await session.post('Profiler.start')
  return {
    async stop() {
      const { profile } = await session.post('Profiler.stop')
      session.disconnect()
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, PROFILE_FILE), JSON.stringify(profile))
    },
  }
}
