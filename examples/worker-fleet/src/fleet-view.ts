import type { FleetFigures, TenantFigures } from './fleet-figures.ts'
import type { ProcessFigures } from './fleet-process.ts'

/** How wide it is at most, in characters. */
const WIDTH = 80
const BAR = 30

/** What is shown. */
export interface Shown extends FleetFigures {
  readonly url: string
  readonly workers: readonly ProcessFigures[]
  /** For how long the fleet is there, in milliseconds. */
  readonly sinceMs: number
}

/** The view as lines of at most 80 characters. Pure. */
export function viewLines(shown: Shown): readonly string[] {
  const { url, tenants, workers } = shown
  return [
    `${url}   ${throughputText(shown)}   ${clockText(shown.sinceMs)}`,
    '',
    `${'Tenant'.padEnd(14)}${heads(['Waiting', 'At work', 'Done', 'Failed'])}`,
    ...tenants.map(tenantLine),
    '',
    `${'Worker'.padEnd(14)}${'Process'.padStart(9)}  State`,
    ...workers.map(workerLine),
  ].map((line) => line.slice(0, WIDTH).trimEnd())
}

/** One line, for where lines stay. Pure. */
export function summaryLine(shown: Shown): string {
  const total = (name: 'waiting' | 'atWork' | 'completed' | 'failed') =>
    shown.tenants.reduce((sum, tenant) => sum + tenant[name], 0)
  const working = shown.workers.filter(({ state }) => state === 'working').length
  return [
    clockText(shown.sinceMs),
    `waiting ${total('waiting')}, at work ${total('atWork')}, done ${total('completed')}, failed ${total('failed')}`,
    `${working} of ${shown.workers.length} workers`,
    throughputText(shown),
  ].join('   ')
}

function heads(words: readonly string[]): string {
  return words.map((word) => word.padStart(9)).join('')
}

function tenantLine(tenant: TenantFigures): string {
  const { waiting, atWork, completed, failed } = tenant
  const numbers = [waiting, atWork, completed, failed].map(String)
  return `${tenant.tenant.padEnd(14)}${heads(numbers)}  ${bar(tenant)}`
}

/** What is over, under way and waits, as parts of one bar. */
function bar({ waiting, atWork, completed, failed }: TenantFigures): string {
  const all = waiting + atWork + completed + failed
  if (all === 0) return ''
  const over = Math.round(((completed + failed) * (BAR - 4)) / all)
  const going = Math.min(BAR - 4 - over, Math.ceil((atWork * (BAR - 4)) / all))
  return `${'█'.repeat(over)}${'▒'.repeat(going)}${'·'.repeat(BAR - 4 - over - going)}`
}

function workerLine({ name, pid, state, startedAgoMs, before }: ProcessFigures): string {
  const former = before === undefined ? '' : `, the one before ${before}`
  const said = `${state} for ${clockText(startedAgoMs)}${former}`
  return `${name.padEnd(14)}${String(pid ?? '–').padStart(9)}  ${said}`
}

function throughputText({ stepsPerSecond, runsPerSecond }: FleetFigures): string {
  return `${stepsPerSecond.toFixed(1)} steps/s   ${runsPerSecond.toFixed(1)} runs/s`
}

function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}
