/** One promise of a port, as a test of any implementation: a sentence, and what must hold. */
export interface ConformanceCase<Subject> {
  readonly name: string
  run(subject: Subject): Promise<void>
}
