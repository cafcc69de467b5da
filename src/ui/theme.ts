import { createTheme } from '@mantine/core'
import type { MantineColorsTuple } from '@mantine/core'

/** 靛青: the one accent. Shade 6 is the brand's `#23538F`. */
const indigo: MantineColorsTuple = [
  '#eef3fa',
  '#dde7f3',
  '#b8cde6',
  '#8fb1d8',
  '#6b97cc',
  '#4a7cb8',
  '#23538f',
  '#1b4475',
  '#15365e',
  '#0e2745',
]
/** 朱砂: the mark and destructive acts only. */
const cinnabar: MantineColorsTuple = [
  '#fbeeec',
  '#f4d8d5',
  '#e6b0a9',
  '#d8867c',
  '#cc6357',
  '#c04d40',
  '#b23a2e',
  '#963026',
  '#7a271f',
  '#5e1d17',
]

/** Sizes, colours and radius of all Mantine components; surfaces and inks come from the tokens in theme.css. */
export const theme = createTheme({
  colors: { indigo, cinnabar },
  primaryColor: 'indigo',
  primaryShade: { light: 6, dark: 5 },
  fontFamily: 'var(--sc-font)',
  fontFamilyMonospace: 'var(--sc-font-mono)',
  headings: { fontFamily: 'var(--sc-font)', fontWeight: '600' },
  defaultRadius: 6,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' }, styles: { root: { fontWeight: 600, height: 32 } } },
    ActionIcon: { defaultProps: { variant: 'subtle', size: 32 } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    // A closed list of thousands of units would cost more than the result that it stands above.
    Combobox: { defaultProps: { keepMounted: false } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true, events: { hover: true, focus: true, touch: false } } },
  },
})
