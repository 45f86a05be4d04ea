import type { EventType } from '@fcc/contracts'

/** Where a tenant has its events sent. */
export interface WebhookConfig {
  readonly url: string
  /** References to the secrets that it is signed with, the newest first: `env:NAME`, `file:PATH`. */
  readonly secrets: readonly string[]
  /** The kinds of events that are sent; all where absent. */
  readonly types?: readonly EventType[] | undefined
}

/** Where the host lets webhooks be. */
export interface WebhookTarget {
  /** Scheme, host and port: `https://hooks.example.org`. */
  readonly origin: string
  /** Whether it is on this machine or in a private network, where nothing else may be. */
  readonly isPrivate: boolean
}

/** What bounds the sending of events. */
export interface WebhookLimits {
  /** How often an event is tried before it is given up. */
  readonly tries: number
  /** How long it waits before the second try, in milliseconds; twice as long before each further one. */
  readonly retryMs: number
  /** The longest wait between two tries, in milliseconds. */
  readonly longestRetryMs: number
  /** How long one try may take, in milliseconds. */
  readonly tryMs: number
  /** Of how many runs events are sent to one webhook at the same time; those of one run go one after the other. */
  readonly sideBySide: number
  /** The most events of one webhook that are given up; then it waits with the next one. */
  readonly deadLetters: number
  /** How often the log is told of what was sent, in milliseconds. */
  readonly reportMs: number
  /** How often it is looked for events that other processes wrote, in milliseconds. */
  readonly pollMs: number
}

export const DEFAULT_WEBHOOK_LIMITS: WebhookLimits = Object.freeze({
  tries: 12,
  retryMs: 1_000,
  longestRetryMs: 300_000,
  tryMs: 10_000,
  sideBySide: 4,
  deadLetters: 1_000,
  reportMs: 10_000,
  pollMs: 1_000,
})
