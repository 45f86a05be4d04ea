/** What a call carries besides the subject. */
export function sampleCall<Settings>(settings: Settings) {
  const tenant = { id: 'riverside', name: 'Riverside', namespace: 'https://riverside.example.org/' }
  return { settings, tenant, signal: new AbortController().signal }
}
