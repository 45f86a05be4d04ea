// The default theme with the fonts of the reader's machine: nothing is fetched.
import theme from 'vitepress/theme-without-fonts'
import { h } from 'vue'
import { markMain } from './mark-main.js'
import PageSource from './page-source.js'
import './site.css'

export default {
  extends: theme,
  Layout: () => h(theme.Layout, null, { 'doc-after': () => h(PageSource) }),
  setup: markMain,
}
