import { useData } from 'vitepress'
import { nextTick, onMounted, watch } from 'vue'

/** Marks what the home page and a missing page consist of as the main part, as the theme does for all others. */
export function markMain() {
  const { page } = useData()
  onMounted(() => {
    watch(
      () => page.value.relativePath,
      async () => {
        await nextTick()
        const content = document.getElementById('VPContent')
        if (content?.querySelector('main') === null) content.setAttribute('role', 'main')
        else content?.removeAttribute('role')
      },
      { immediate: true },
    )
  })
}
