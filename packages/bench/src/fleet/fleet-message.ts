import type { HostConfig } from '@fcc/runtime'

/** What a worker of a fleet is told at its start. */
export interface FleetWork {
  readonly config: HostConfig
}

/** What a worker without a runtime is told at its start. */
export interface BareWork {
  readonly redisUrl: string
  readonly databaseUrl: string
  readonly prefix: string
  readonly concurrency: number
  /** Numbers that no other worker gives to a row. */
  readonly firstNumber: number
  /** A file with the rows that a run leaves. */
  readonly rowsFile: string
}

/** What a worker says: that it takes jobs. */
export interface WorkerAnswer {
  readonly kind: 'ready'
}
