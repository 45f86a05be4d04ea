import { type Check, defineCheck, registerChecks, type TestRunner } from '@fcc/conformance'
import type { StoreBackend } from '@fcc/contracts'
import { ATTACKS, type Attack, attackStore, type IsolationReport } from '@fcc/isolation'

/** A store that was opened for the contract alone. */
export interface IsolationSubject {
  readonly backend: StoreBackend
  close(): Promise<void>
}

/** What one may say of the contract; everything has a default. */
export interface IsolationContractOptions {
  /** The attacks that are made; all by default. */
  readonly attacks?: readonly Attack[] | undefined
  /** How long all of them may take, in milliseconds; ten minutes by default. */
  readonly timeoutMs?: number | undefined
  readonly runner?: TestRunner | undefined
}

/** How long the attempts of a contract may take together, in milliseconds. */
const DEFAULT_TIMEOUT_MS = 600_000

/**
 * Registers the hostile tenants of `@fcc/isolation` with a test runner: a test for each attack, which fails with
 * every attempt that got through or could not be tried.
 *
 * @example
 * isolationContract('my store keeps tenants apart', async () => {
 *   const backend = await myStore.open({ directory })
 *   return { backend, close: () => backend.close() }
 * })
 */
export function isolationContract(
  title: string,
  open: () => Promise<IsolationSubject>,
  options: IsolationContractOptions = {},
): void {
  const { attacks = Object.keys(ATTACKS) as Attack[], timeoutMs = DEFAULT_TIMEOUT_MS } = options
  registerChecks(
    title,
    async () => {
      const { backend, close } = await open()
      let made: Promise<IsolationReport> | undefined
      const report = (): Promise<IsolationReport> => {
        const names = { attacker: 'mallory', victim: 'riverside' }
        made ??= attackStore(backend, names, { only: ({ attack }) => attacks.includes(attack) })
        return made
      }
      const checkOf = (attack: Attack): Check =>
        defineCheck(
          `nothing is had by ${attack}`,
          async () => problemsOf(await report(), attack),
          timeoutMs,
        )
      // What is about files or a runtime is made by whoever has those.
      return { checks: attacks.filter((each) => each !== 'symlinks').map(checkOf), close }
    },
    options.runner,
  )
}

function problemsOf(report: IsolationReport, attack: Attack): readonly string[] {
  const through = report.through
    .filter((each) => each.attack === attack)
    .map(({ port, method, variant, got }) => `${port}.${method}: ${variant}: ${got.join(', ')}`)
  const notTried = report.notTried
    .filter((each) => each.attack === attack)
    .map(({ port, method, variant, because }) => `${port}.${method}: ${variant}: ${because}`)
  const made = report.counts.filter((each) => each.attack === attack && each.attempts > 0)
  const none = made.length === 0 ? ['No attempt was made.'] : []
  return [...through, ...notTried, ...none]
}
