/** The id under which a request to cancel lies in the store, where the lease's holder finds it. */
export function cancelActivity(run: string): string {
  return `${run}/cancel`
}
