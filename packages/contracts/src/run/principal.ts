/** Who asks, or acts. */
export interface Principal {
  readonly id: string
  readonly kind: 'human' | 'service' | 'persona' | 'model'
  readonly roles: readonly string[]
  readonly onBehalfOf?: string | undefined
}
