import type { Command } from '@fcc/contracts'
import type { Settings } from '../settings.ts'

const ACCESS = 'fcc-healthcare/emergency-access'
const REVIEW = 'fcc-healthcare/review-emergency-access'

/** Runs that are looked at, at most. */
const MOST_RUNS = 1000

/**
 * `fcc healthcare emergencies`: the accesses in an emergency, and how many reviews of them are over. Ends as
 * rejected where fewer were reviewed than made and `--fail-on-open` asks for that.
 */
export function createEmergenciesCommand(): Command<Settings> {
  return {
    id: 'fcc-healthcare/emergencies',
    title: 'List accesses in an emergency, and how many were reviewed afterwards',
    arguments: [],
    options: [
      {
        name: 'fail-on-open',
        description: 'end with 4 where an access was not reviewed',
        kind: 'flag',
      },
    ],
    examples: ['--tenant riverside', '--fail-on-open --tenant riverside'],
    async run({ options, report, session }) {
      const runs = await session.runs({ limit: MOST_RUNS })
      const accesses = runs.filter(({ scenario }) => scenario === ACCESS)
      const reviews = runs.filter(
        ({ scenario, state }) => scenario === REVIEW && state === 'completed',
      )
      const open = Math.max(0, accesses.length - reviews.length)
      report.say(
        `${accesses.length} accesses in an emergency, ${reviews.length} reviewed, ${open} open`,
      )
      report.table(accesses.map(({ id, state, createdAt }) => [`  ${id}`, state, createdAt]))
      report.document({
        accesses: accesses.map(({ id, state, createdAt }) => ({ id, state, createdAt })),
        reviewed: reviews.length,
        open,
      })
      return open > 0 && options['fail-on-open'] === true ? 'rejected' : 'completed'
    },
  }
}
