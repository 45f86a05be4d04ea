import { AsyncLocalStorage } from 'node:async_hooks'
import { writeSync } from 'node:fs'
import { thrownPlace } from '@fcc/plugin-api'
import { placeText } from '../place-text.ts'

/** Whose code is running, and who hears of what it throws where nobody waits. */
interface PluginCall {
  readonly pluginId: string
  readonly onDetached: (thrown: unknown) => void
}

/** The code of what is said when a plugin ends the process. */
const EXIT = 'FCC_PLUGIN_EXIT'

/** Exit code of a process that a plugin ended as if all were well: EX_SOFTWARE of sysexits.h. */
const ENDED_BY_PLUGIN = 70

const calls = new AsyncLocalStorage<PluginCall>()
let isGuarded = false

/**
 * Runs a plugin's code so that what it leaves behind, a promise that nobody awaits or a timer, is known
 * to be its own for as long as it lives.
 */
export function callPlugin<Result>(call: PluginCall, work: () => Result): Result {
  return calls.run(call, work)
}

/** Runs the host's own code for a plugin that called it: what it leaves behind is not the plugin's. */
export function leavePlugin<Result>(work: () => Result): Result {
  return calls.exit(work)
}

/**
 * Contains what plugins throw where nobody waits, and lets no plugin end the process as if all were
 * well. What is not a plugin's is left to the host's own listeners, and where it has none, to what Node
 * does by default. It stays for as long as the process lives: what a plugin left behind may come after
 * its runtime was closed. A second call changes nothing.
 */
export function guardProcess(): void {
  if (isGuarded) return
  isGuarded = true
  process.on('unhandledRejection', onRejection)
  process.on('uncaughtException', onException)
  process.on('exit', onExit)
}

function onRejection(reason: unknown): void {
  const call = calls.getStore()
  // With a listener of ours Node would take the host's own rejection for handled.
  if (call !== undefined) call.onDetached(reason)
  else if (process.listenerCount('unhandledRejection') === 1 && throwsByDefault()) throw reason
}

function onException(error: unknown): void {
  const call = calls.getStore()
  if (call !== undefined) {
    call.onDetached(error)
    return
  }
  if (process.listenerCount('uncaughtException') > 1) return
  process.off('uncaughtException', onException)
  process.nextTick(() => {
    throw error
  })
}

/** Whether this process was started with another mode than that which ends it. */
function throwsByDefault(): boolean {
  const flags = [...process.execArgv, ...(process.env.NODE_OPTIONS ?? '').split(/\s+/)]
  const mode = flags.findLast((flag) => flag.startsWith('--unhandled-rejections='))
  return mode === undefined || /=(?:throw|strict)$/.test(mode)
}

function onExit(code: number): void {
  const call = calls.getStore()
  if (call === undefined) return
  const here = new Error('exit')
  Error.captureStackTrace(here, onExit)
  const place = thrownPlace(here)
  const at = place === undefined ? '' : ` at ${placeText(place)}`
  // Nothing that waits is done any more: written at once.
  writeSync(
    2,
    `${EXIT}  The plugin ${call.pluginId} ended the process with code ${code}${at}.\n  Fix  Report it to whoever makes ${call.pluginId}; a plugin throws, and leaves ending to the host.\n`,
  )
  if (code === 0) process.exitCode = ENDED_BY_PLUGIN
}
