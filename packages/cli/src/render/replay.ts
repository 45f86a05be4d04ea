import type { RunReplay } from '@fcc/runtime'
import type { Paint } from '../io/terminal.ts'
import { visible } from '../io/visible.ts'
import { counted } from './counted.ts'

/** A run that was made once more, in lines for people: what came out the same, and where it parted. */
export function replayLines(replay: RunReplay, paint: Paint): readonly string[] {
  const { answers, departure, recorded, run, same, versions } = replay
  const by = replay.plan === 'current' ? 'by the plan of today' : 'by the plan that it is pinned to'
  const changed = Object.entries(versions).map(
    ([plugin, { here, pinned }]) => `  ${visible(plugin)} is ${here} here, and was ${pinned} then`,
  )
  const otherwise = new Map(replay.decidedOtherwise.map(({ at, differences }) => [at, differences]))
  const visits = same.flatMap((id) => [
    `  ${paint.green('✓')} ${visible(placeIn(run, id))}`,
    ...(otherwise.get(id) ?? []).map(
      ({ say }) => `      ${visible(say.replaceAll(`${run}/`, ''))}; it leads nowhere else`,
    ),
  ])
  return [
    '',
    `  Run ${run}, made once more ${by}`,
    ...changed,
    '',
    ...visits,
    ...(visits.length > 0 ? [''] : []),
    ...(departure
      ? parted(replay, paint)
      : [
          recorded === 0
            ? '  It made no visit: there is nothing to compare.'
            : `  ${paint.green(otherwise.size > 0 ? 'It comes out the same' : 'The same')}, byte for byte: ${counted(recorded, 'visit')}, ${counted(answers, 'answer')} of the journal`,
        ]),
    '',
  ]
}

function parted({ departure, run, recorded, same }: RunReplay, paint: Paint): readonly string[] {
  if (!departure) return []
  const at = departure.at === run ? 'at its end' : `at ${placeIn(run, departure.at)}`
  return [
    `  ${paint.red('✗')} It parts ${visible(at)}, after ${same.length} of ${counted(recorded, 'visit')}:`,
    ...departure.differences.map(
      ({ part, say }) => `      ${part.padEnd(9)}  ${visible(say.replaceAll(`${run}/`, ''))}`,
    ),
  ]
}

const placeIn = (run: string, id: string): string =>
  id.startsWith(`${run}/`) ? id.slice(run.length + 1) : id
