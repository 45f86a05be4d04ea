import { useData } from 'vitepress'
import { defineComponent, h } from 'vue'

/** Names the file that a page is written in, where there is no link to edit it. */
export default defineComponent(() => {
  const { page, frontmatter, theme } = useData()
  return () => {
    if (theme.value.editLink !== undefined || page.value.isNotFound) return null
    const text =
      frontmatter.value.editLink === false
        ? ['Written from the sources when the site is built.']
        : ['To edit this page in a clone: ', h('code', `packages/docs/${page.value.filePath}`)]
    return h('aside', { class: 'page-source', 'aria-label': 'Where this page is written' }, text)
  }
})
