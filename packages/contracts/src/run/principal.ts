/** Who asks, or acts. */
export interface Principal {
  readonly id: string
  readonly kind: 'human' | 'service' | 'persona' | 'model'
  readonly roles: readonly string[]
  /** What whoever says who they are calls them a member of; roles come of it by `role_assignments` alone. */
  readonly groups?: readonly string[] | undefined
  readonly onBehalfOf?: string | undefined
}
