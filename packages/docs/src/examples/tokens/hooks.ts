import { promptCompose, textPart } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'

export const plugin = definePlugin({
  id: 'acme-manners',
  setup({ tap }) {
    // `undefined` leaves the prompt as it is.
    tap(promptCompose, (prompt, { persona }) =>
      persona.category === 'support'
        ? { ...prompt, user: [...prompt.user, textPart('Begin with a greeting.', 'task')] }
        : undefined,
    )
  },
})
