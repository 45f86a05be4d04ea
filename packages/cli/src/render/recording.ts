import { relative } from 'node:path'
import type { WrittenRecording } from '../session/write-recording.ts'
import { counted } from './counted.ts'

/** A recording that was written, in lines for people. */
export function recordingLines(
  { answers, file, key, scrubbed }: WrittenRecording,
  cwd: string,
): readonly string[] {
  return [
    `  Recorded ${counted(answers, 'answer')} in ${shortest(cwd, file)}`,
    `  Its key is ${shortest(cwd, key)}: whoever has both can read it`,
    ...(scrubbed === 0
      ? []
      : [
          `  Rules changed ${counted(scrubbed, 'answer')}: a step that read what is gone asks what was not recorded`,
        ]),
    '',
  ]
}

/** A file as whoever is in a folder would write it. */
function shortest(cwd: string, file: string): string {
  const local = relative(cwd, file)
  return local.startsWith('..') ? file : local
}
