/**
 * Codes of personas that no other plugin may take, and whose they are. A host refuses them where the
 * core catalogue is installed, so that a plugin which takes one works in some places only.
 */
export const RESERVED_PERSONAS: Readonly<Record<string, string>> = Object.fromEntries(
  ['BC', 'DE', 'RB', 'RC', 'UG'].map((code) => [code, 'core-catalog']),
)
