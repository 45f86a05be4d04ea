import type { Attack } from '../attacks/attack.ts'
import type { AttackCount } from '../report/report.ts'

/** Counts attempts by port and attack. */
export interface AttemptCounter {
  add(port: string, attack: Attack, what: 'attempts' | 'through' | 'notTried' | 'unseen'): void
  counts(): readonly AttackCount[]
}

export function countAttempts(): AttemptCounter {
  const counts = new Map<string, { -readonly [Key in keyof AttackCount]: AttackCount[Key] }>()
  return {
    add(port, attack, what) {
      const key = `${port} ${attack}`
      const found = counts.get(key) ?? {
        ...{ port, attack, attempts: 0, through: 0, notTried: 0, unseen: 0 },
      }
      found[what] += 1
      counts.set(key, found)
    },
    counts: () => [...counts.values()],
  }
}
