import type { Figure, HostStatus, ProcessFigures, StageStatus } from '@fcc/runtime'
import { type Said, table } from '../io/table.ts'
import type { Paint } from '../io/terminal.ts'
import { visible } from '../io/visible.ts'
import { ageText } from './age-text.ts'
import { counted } from './counted.ts'
import { durationText } from './duration-text.ts'

/** The status of a host as people read it: what it comes to, each stage, the signals, each process. */
export function hostStatusLines(
  { stages, signals, processes }: HostStatus,
  { paint, now }: { readonly paint: Paint; readonly now: number },
): readonly Said[] {
  const heads = { paintHead: paint.dim, indent: '  ' }
  const perSecond = (rate: number | null): string =>
    rate === null ? 'not measured' : `${rateText(rate)} a second`
  return [
    processes.length === 0
      ? '  No process that works has told of itself.'
      : `  ${counted(processes.length, 'process', 'processes')} with ${counted(signals.places, 'place')} for runs: ${perSecond(signals.arrivalsPerSecond)} arrive, ${perSecond(signals.failuresPerSecond)} fail.`,
    `  ${conclusionText(stages)}`,
    '',
    ...table(
      stages.map((stage) => [
        stage.stage,
        stage.value === null ? 'not measured' : figureText(stage.unit, stage.value),
        figureText(stage.unit, stage.threshold),
        stage.reaction,
        stateText(stage),
      ]),
      { ...heads, heads: ['STAGE', 'NOW', 'THRESHOLD', 'REACTION', 'STATE'] },
    ),
    ...(processes.length === 0 ? [] : [...reasonLines(stages), '']),
    ...table(
      processes.map((each) => processRow(each, now)),
      {
        ...heads,
        heads: ['PROCESS', 'PLACES', 'CPU', 'MEMORY', 'STORE', 'ARRIVE', 'FAIL', 'TOLD'],
      },
    ),
  ]
}

/** Which reactions hold, in a sentence. */
function conclusionText(stages: readonly StageStatus[]): string {
  const reacting = stages.filter(({ reacts }) => reacts)
  const unknown = stages.filter(({ state }) => state === 'not_measured').length
  if (reacting.length === 0) {
    const rest =
      unknown === 0 ? '' : `; ${counted(unknown, 'stage')} of ${stages.length} not measured`
    return `New runs are let in as they are asked for${rest}.`
  }
  return `${reacting.map(({ stage, reaction }) => `${stage}: ${reaction}`).join('; ')}.`
}

/** Why stages were not measured, where processes told of themselves all the same. */
function reasonLines(stages: readonly StageStatus[]): readonly string[] {
  const unknown = stages.filter(({ state }) => state === 'not_measured')
  const reasons = [...new Set(unknown.flatMap(({ notMeasured = [] }) => notMeasured))]
  return reasons.map((reason) => {
    const names = unknown.flatMap(({ stage, notMeasured }) => (notMeasured === reason ? stage : []))
    return `  ${names.join(', ')} not measured: ${visible(reason)}.`
  })
}

function stateText({ state, reacts }: StageStatus): string {
  if (state === 'not_measured') return reacts ? 'reacts' : 'lets in'
  if (state === 'below') return 'below'
  return reacts ? 'over, reacts' : 'over'
}

function processRow(
  { process, concurrency, figures, arrivalsPerSecond, failuresPerSecond, at }: ProcessFigures,
  now: number,
): readonly string[] {
  const text = (unit: StageStatus['unit'], figure: Figure): string =>
    'value' in figure ? figureText(unit, figure.value) : '?'
  return [
    visible(process),
    String(concurrency),
    text('share', figures.cpu),
    text('share', figures.memory),
    text('ms', figures.store_latency),
    `${rateText(arrivalsPerSecond)}/s`,
    `${rateText(failuresPerSecond)}/s`,
    ageText(new Date(at).toISOString(), now),
  ]
}

function figureText(unit: StageStatus['unit'], value: number): string {
  if (unit === 'ms') return durationText(Math.round(value))
  return unit === 'share' ? `${Math.round(value * 100)} %` : counted(value, 'run')
}

function rateText(rate: number): string {
  return rate < 10 ? String(Math.round(rate * 100) / 100) : String(Math.round(rate))
}
