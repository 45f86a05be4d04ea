// The default theme with the fonts of the reader's machine: nothing is fetched.
import theme from 'vitepress/theme-without-fonts'
import './captions.css'

export { theme as default }
