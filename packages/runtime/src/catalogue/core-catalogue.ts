/** The plugin whose persona codes nobody else may take. */
export const CORE_CATALOGUE = 'core-catalog'

/** The constitution at platform layer where the host lists none. */
export const STANDARD_CONSTITUTION = `${CORE_CATALOGUE}/standard`
