/** Where a chart is shown: on the light or the dark page, or on paper. */
export type ThemeName = 'light' | 'dark' | 'print'

/** Colours of rise and fall. Off unless the user has chosen one; signs carry the meaning anyway. */
export type RiseFall = 'none' | 'red-rise' | 'green-rise'

/** Colours of a chart. `surface` is what the chart stands on; it is painted only where `painted`. */
export type ChartTheme = {
  ink: string
  secondary: string
  grid: string
  axis: string
  surface: string
  painted: boolean
  palette: string[]
  /** Bars of totals. */
  total: string
  rise: string
  fall: string
  /** Free space around, px. */
  padding: number
}

// The order is part of the design: neighbours differ in lightness, so a grey copy can still be read.
const paperPalette = ['#23538F', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00', '#7A7F87']
const darkPalette = ['#6BA3E5', '#F0B648', '#2CBE94', '#DE9CC0', '#8ACBF3', '#F08043', '#A3A9B2']

const themes: Record<ThemeName, Omit<ChartTheme, 'rise' | 'fall'>> = {
  light: {
    ink: '#1B1F24',
    secondary: '#5B6470',
    grid: '#E2E5E9',
    axis: '#8B939D',
    surface: '#FFFFFF',
    painted: false,
    palette: paperPalette,
    total: '#7A7F87',
    padding: 2,
  },
  dark: {
    ink: '#E8EAED',
    secondary: '#A3ADB8',
    grid: '#31373F',
    axis: '#76808C',
    surface: '#1C2025',
    painted: false,
    palette: darkPalette,
    total: '#A3A9B2',
    padding: 2,
  },
  print: {
    ink: '#000000',
    secondary: '#333333',
    grid: '#D9DCE0',
    axis: '#555C66',
    surface: '#FFFFFF',
    painted: true,
    palette: paperPalette,
    total: '#7A7F87',
    padding: 10,
  },
}

/** The colours of a theme; grades of risk from high to low are red, yellow and green, others follow. */
export function chartTheme(name: ThemeName, riseFall: RiseFall, palette: 'theme' | 'risk' = 'theme'): ChartTheme {
  const plain = themes[name]
  const grades = name === 'dark' ? ['#F07167', '#F0B648', '#4CC38A'] : ['#C8372D', '#E69F00', '#1E8E5A']
  const theme = palette === 'risk' ? { ...plain, palette: [...grades, ...plain.palette] } : plain
  const [red, green] = name === 'dark' ? ['#F07167', '#4CC38A'] : ['#C8372D', '#1E8E5A']
  const [first = theme.total, second = theme.total] = theme.palette
  if (riseFall === 'red-rise') return { ...theme, rise: red, fall: green }
  if (riseFall === 'green-rise') return { ...theme, rise: green, fall: red }
  return { ...theme, rise: first, fall: second }
}

/** Colour of the nth series; more series than colours begin again. */
export function seriesColour(theme: ChartTheme, index: number): string {
  return theme.palette[index % theme.palette.length] ?? theme.ink
}

/** Black or white, whichever reads better on a colour given as `#RRGGBB` (WCAG relative luminance). */
export function inkOn(colour: string): string {
  const channel = (from: number) => {
    const share = parseInt(colour.slice(from, from + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? '#FFFFFF' : '#000000'
}
